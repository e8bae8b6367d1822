/** Scaffolds for services and data, written and run in small projects. */
import { expect } from 'chai';
import { join } from 'node:path';
import { findEnvironment } from '../environment';
import { FASTAPI_SERVICE, FLASK_SERVICE, USE_OF_SERVICE } from './services';
import { createWorkspace, type Workspace } from './workspace';

const KEY = Buffer.alloc(32, 7).toString('base64');
const OTHER_KEY = Buffer.alloc(32, 8).toString('base64');

interface Answers {
  readonly codes: Readonly<Record<string, number>>;
  readonly header: string;
}
interface AuditLine {
  readonly time: string;
  readonly request_id: string;
  readonly subject: string | null;
  readonly status: number;
  readonly decision: number | null;
}
interface Drift {
  readonly columns: readonly { readonly column: string; readonly drift: boolean }[];
}

describe('scaffolds for services and data', function () {
  this.timeout(120_000);
  let python: string | undefined;
  let workspace: Workspace | undefined;
  before(async function () {
    this.timeout(10 * 60_000);
    python = await findEnvironment('services');
  });
  afterEach(() => workspace?.remove());

  function open(files: Readonly<Record<string, string>>): Workspace | undefined {
    workspace = python === undefined ? undefined : createWorkspace(python, files);
    return workspace;
  }

  it('file-encryption: files come back as they were, and every change is noticed', async function () {
    const project = open({ 'check.py': CHECK_ENCRYPTION });
    if (project === undefined) return this.skip();
    await project.scaffold('file-encryption');
    const { code, output } = await project.python(['check.py']);
    expect(code, output).to.equal(0);
  });

  it('file-encryption: a file is read with its own key only, also once that was changed', async function () {
    const project = open({ 'rows.csv': 'minutes,churn\n12,0\n' });
    if (project === undefined) return this.skip();
    await project.scaffold('file-encryption');
    const run = (args: string, environment: Readonly<Record<string, string>>): ReturnType<Workspace['python']> =>
      project.python(['scripts/encrypt_file.py', ...args.split(' ')], environment);
    expect((await run('encrypt rows.csv rows.enc', { DATA_KEY: KEY })).code).to.equal(0);
    expect(project.read('rows.enc')).to.not.include('churn');
    const wrong = await run('decrypt rows.enc rows.out', { DATA_KEY: OTHER_KEY });
    expect(wrong.code).to.equal(1);
    expect(wrong.output).to.include('it belongs to another key');
    expect((await run('rotate rows.enc', { DATA_KEY: OTHER_KEY, DATA_KEY_OLD: KEY })).code).to.equal(0);
    expect((await run('decrypt rows.enc rows.out', { DATA_KEY: OTHER_KEY })).code).to.equal(0);
    expect(project.read('rows.out')).to.equal(project.read('rows.csv'));
    expect((await run('decrypt rows.enc rows.out', { DATA_KEY: 'c2hvcnQ=' })).output).to.include('32 bytes');
  });

  it('pseudonymise: equal people get equal pseudonyms, and nobody finds them without the key', async function () {
    const project = open({
      'raw.csv': 'id,email,minutes\nAnn ,a@example.com,1\nann,b@example.com,2\nBob,c@example.com,3\n',
    });
    if (project === undefined) return this.skip();
    await project.scaffold('pseudonymise');
    const args = ['scripts/pseudonymise.py', 'raw.csv', 'out.csv', '--columns', 'id', '--drop', 'email'];
    expect((await project.python(args)).output).to.include('PSEUDONYM_KEY');
    const { code, output } = await project.python(args, { PSEUDONYM_KEY: KEY });
    expect(code, output).to.equal(0);
    const [header, ...rows] = project.read('out.csv').trim().split(/\r?\n/);
    expect(header).to.equal('id,minutes');
    const ids = rows.map((row) => row.split(',')[0]);
    expect(ids[0]).to.match(/^[a-z2-7]{24}$/);
    expect([ids[1], ids[2] === ids[0]]).to.deep.equal([ids[0], false]);
    expect((await project.python(args, { PSEUDONYM_KEY: KEY })).code, 'what is there is not overwritten').to.equal(1);
  });

  it('drift-job: tells what moved from what did not, and alerts over TLS', async function () {
    const project = open({ 'make.py': MAKE_ROWS, 'alert.py': ALERT });
    if (project === undefined) return this.skip();
    await project.python(['make.py']);
    const { files } = await project.scaffold('drift-job');
    expect(files.map(({ path }) => path)).to.include('.github/workflows/drift.yml');
    const run = (current: string): ReturnType<Workspace['python']> =>
      project.python(['monitoring/drift_job.py', 'data/train.csv', `data/${current}.csv`]);
    const same = await run('same');
    expect(same.code, same.output).to.equal(0);
    const drifted = await run('moved');
    expect(drifted.code, drifted.output).to.equal(1);
    const { columns } = project.readJson('reports/drift.json') as Drift;
    expect(columns.filter(({ drift }) => drift).map(({ column }) => column)).to.deep.equal(['age', 'city']);
    expect((await run('odd')).code).to.equal(2);
    const alerted = await project.python(['alert.py', join(__dirname, '../fixes')]);
    expect(alerted.code, alerted.output).to.equal(0);
  });

  it('data-validation: data that is unlike what was learnt does not pass', async function () {
    const project = open({
      'make.py': MAKE_ROWS,
      'train.py': 'import pandas as pd\n\npd.read_csv("data/train.csv")\n',
    });
    if (project === undefined) return this.skip();
    await project.python(['make.py']);
    await project.scaffold('data-validation');
    const run = (...args: readonly string[]): ReturnType<Workspace['python']> =>
      project.python(['scripts/validate_data.py', ...args]);
    expect((await run()).output).to.include('run this with --learn');
    expect((await run('--learn')).code).to.equal(0);
    const learnt = await run();
    expect(learnt.code, learnt.output).to.equal(0);
    const broken = await run('--table', 'data/broken.csv');
    expect(broken.code, broken.output).to.equal(1);
    const { problems } = project.readJson('reports/data_validation.json') as {
      readonly problems: readonly { readonly column: string }[];
    };
    expect(new Set(problems.map(({ column }) => column))).to.deep.equal(new Set(['age', 'city', 'minutes']));
  });

  for (const [kind, service] of Object.entries({ FastAPI: FASTAPI_SERVICE, Flask: FLASK_SERVICE })) {
    it(`api-auth, api-limits, audit-log: who may do what, how often, and what is noted, with ${kind}`, async function () {
      const project = open({ 'app.py': service, 'use.py': USE_OF_SERVICE });
      if (project === undefined) return this.skip();
      for (const id of ['api-auth', 'api-limits', 'audit-log']) await project.scaffold(id);
      const { code, output } = await project.python(['use.py'], { JWT_KEY: 'k'.repeat(48) });
      expect(code, output).to.equal(0);
      const { codes, header } = project.readJson('answers.json') as Answers;
      expect(codes).to.deep.equal({
        ...{ nobody: 401, forged: 401, unsigned: 401, late: 401, bob: 200, 'bob retires': 403, 'ann retires': 200 },
        ...{ 'too few columns': 422, 'no number': 422, 'too large': 413, 'too often': 429 },
      });
      const lines = project.read('logs/audit.jsonl').trim().split('\n');
      const records = lines.map((line) => JSON.parse(line) as AuditLine);
      const answered = records.find(({ request_id: id }) => id === header);
      expect(answered).to.include({ subject: 'bob', role: 'predictor', method: 'POST', path: '/predict', status: 200 });
      expect(answered).to.include({ model_version: 'v7', decision: 6 });
      expect(answered?.time).to.match(/^\d{4}-\d\d-\d\dT[\d:.]+\+00:00$/);
      expect(records.filter(({ status }) => status === 401).map(({ subject }) => subject)).to.deep.equal([
        null,
        null,
        null,
        null,
      ]);
      const verify = (): ReturnType<Workspace['python']> =>
        project.python(['serving/audit_log.py', 'logs/audit.jsonl']);
      expect((await verify()).code).to.equal(0);
      project.write('logs/audit.jsonl', [lines[0], ...lines.slice(2)].join('\n'));
      const taken = await verify();
      expect(taken.code).to.equal(1);
      expect(taken.output).to.include('logs/audit.jsonl:2:');
    });
  }
});

/** Round trips at the borders of chunks, and each single change of a small file. */
const CHECK_ENCRYPTION = `
import io
import os
import sys

sys.path.insert(0, "scripts")
import encrypt_file as e

e.CHUNK = 64
master = e.AESGCM(e.AESGCM.generate_key(bit_length=256))


def sealed(text):
    target = io.BytesIO()
    e.encrypt(io.BytesIO(text), target, master)
    return target.getvalue()


def opened(data):
    target = io.BytesIO()
    e.decrypt(io.BytesIO(data), target, master)
    return target.getvalue()


for size in (0, 1, 63, 64, 65, 128, 1000):
    text = os.urandom(size)
    assert opened(sealed(text)) == text, size
assert sealed(b"rows") != sealed(b"rows")

whole = sealed(os.urandom(200))
head, chunk = len(e.MAGIC) + e.WRAPPED + e.PREFIX, 64 + e.TAG
changed = [whole[:i] + bytes([whole[i] ^ 1]) + whole[i + 1 :] for i in range(len(whole))]
changed += [whole[:n] for n in range(len(whole))]
changed += [whole + b"x", whole[:head] + whole[head + chunk :]]
changed += [whole[:head] + whole[head + chunk : head + 2 * chunk] + whole[head : head + chunk] + whole[head + 2 * chunk :]]
for data in changed:
    try:
        opened(data)
    except e.WrongFileError:
        continue
    raise SystemExit("a change was not noticed")
`;

const MAKE_ROWS = `
from pathlib import Path

import numpy as np
import pandas as pd

random = np.random.default_rng(0)
Path("data").mkdir()


def make(name, age=40, cities=("Rome", "Oslo"), share=0.5, **more):
    size = 400
    rows = pd.DataFrame(
        {
            "age": random.normal(age, 10, size),
            "minutes": random.gamma(2, 60, size),
            "city": np.where(random.random(size) < share, *cities),
            **more,
        }
    )
    rows.to_csv(f"data/{name}.csv", index=False)
    return rows


make("train", churn=random.integers(0, 2, 400))
make("same")
make("moved", age=60, share=0.9)
make("odd", salary=1, height=2)
broken = pd.read_csv("data/train.csv")
broken.loc[0, "age"] = -5000
broken.loc[1, "city"] = "Atlantis"
broken.loc[2, "minutes"] = None
broken.to_csv("data/broken.csv", index=False)
`;

const ALERT = `
import contextlib
import json
import os
import sys

sys.path[:0] = ["monitoring", sys.argv[1]]
from loopback import Site

import drift_job

with contextlib.ExitStack() as stack:
    site = Site(stack, "alerts.watertight-labs.net", body=b"ok")
    os.environ["DRIFT_WEBHOOK"] = "https://alerts.watertight-labs.net/hook"
    sys.argv[1:] = ["data/train.csv", "data/moved.csv"]
    assert drift_job.main() == 1
    [asked] = site.requests
    assert asked["scheme"] == "https" and "Drift in age, city" in json.loads(asked["body"])["text"]
    os.environ["DRIFT_WEBHOOK"] = "http://alerts.watertight-labs.net/hook"
    assert drift_job.main() == 1 and len(site.requests) == 1
`;

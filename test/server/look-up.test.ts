import { expect } from 'chai';
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createNodeHost } from '../../src/host/node/host';
import { FIND_LOOK_UPS, LOOK_UP_PINS, type HostLookUps, type LookUpPinsResult } from '../../src/protocol/pins';
import { codeActions, pick, placeOf, titlesOf } from './ask';
import { useClients, type TestClient, type TestClientOptions } from './client';

const COMMIT = 'a'.repeat(40);
const OTHER = 'b'.repeat(40);
const LOOK_UP = 'Look Up Pins Online…';
/** What registries answer for a tag: the builds of an image. */
const INDEX = JSON.stringify({ schemaVersion: 2, manifests: [{ platform: { architecture: 'amd64' } }] });
const OTHER_INDEX = JSON.stringify({ schemaVersion: 2, manifests: [] });
const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;
const scope = (image: string): string => encodeURIComponent(`repository:${image}:pull`);
const TRAIN = `from transformers import AutoModel
one = AutoModel.from_pretrained("team/classifier")
two = AutoModel.from_pretrained("old-name/embedder")
three = AutoModel.from_pretrained("team/secret")
`;

/** Answers as the Hub, PyPI and GitHub do, each below the name of its host. */
const ANSWERS: Readonly<
  Record<string, readonly [status: number, body: string, location?: string | undefined, token?: string]>
> = {
  '/huggingface.co/api/models/team/classifier/revision/main': [
    200,
    JSON.stringify({ id: 'team/classifier', sha: COMMIT }),
  ],
  '/huggingface.co/api/models/old-name/embedder/revision/main': [
    ...([307, '', '/huggingface.co/api/models/team/embedder/revision/main'] as const),
  ],
  '/huggingface.co/api/models/team/embedder/revision/main': [200, JSON.stringify({ sha: OTHER })],
  '/huggingface.co/api/models/team/elsewhere/revision/main': [302, '', 'http://localhost:1/'],
  '/pypi.org/pypi/torch/json': [
    200,
    JSON.stringify({
      releases: {
        '2.8.0': [{ yanked: false }],
        '2.9.0': [{ yanked: true }],
        '2.10.0rc1': [{ yanked: false }],
        '2.7.1': [{ yanked: false }],
        '3.0.0': [],
      },
    }),
  ],
  '/api.github.com/repos/team/setup/commits/v4': [200, COMMIT],
  [`/auth.docker.io/token?service=registry.docker.io&scope=${scope('library/python')}`]: [200, '{"token":"anybody.1"}'],
  '/registry-1.docker.io/v2/library/python/manifests/3.12': [200, INDEX, undefined, 'anybody.1'],
  [`/ghcr.io/token?service=ghcr.io&scope=${scope('team/serve')}`]: [200, '{"token":"anybody.2"}'],
  '/ghcr.io/v2/team/serve/manifests/latest': [200, OTHER_INDEX, undefined, 'anybody.2'],
  [`/ghcr.io/token?service=ghcr.io&scope=${scope('team/secret')}`]: [403, '{"errors":[{"code":"DENIED"}]}'],
  [`/quay.io/v2/auth?service=quay.io&scope=${scope('team/train')}`]: [200, '{"token":"anybody.3"}'],
  '/quay.io/v2/team/train/manifests/v1': [200, INDEX, undefined, 'anybody.3'],
};

describe('pins that are looked up online', () => {
  const start = useClients();
  let server: Server;
  let asked: string[];
  let isDown: boolean;
  beforeEach(async () => {
    asked = [];
    isDown = false;
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      const known = isDown ? ([503, ''] as const) : (ANSWERS[request.url ?? ''] ?? [404, '{}']);
      const [, , location, token] = known;
      const isAllowed = token === undefined || request.headers.authorization === `Bearer ${token}`;
      const [status, body] = isAllowed ? known : [401, '{}'];
      response.writeHead(status, location === undefined ? {} : { location }).end(body);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });
  afterEach(() => {
    server.close();
  });

  /** The real way to ask, led to a server on this machine. */
  const createHost: TestClientOptions['createHost'] = (_, log) => {
    const host = createNodeHost({ log, machineFolder: () => undefined });
    const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    return {
      ...host,
      fetchText: async (url, accept, token) =>
        (await host.fetchText?.(url.replace('https:/', origin), accept, token)) ?? { status: 0, text: '' },
    };
  };
  const findLookUps = (client: TestClient, uri: string): Promise<readonly HostLookUps[]> =>
    client.connection.sendRequest(FIND_LOOK_UPS, { uri });
  const lookUp = (client: TestClient, uri: string, ...hosts: readonly string[]): Promise<LookUpPinsResult> =>
    client.connection.sendRequest(LOOK_UP_PINS, { uri, hosts });

  it('are asked for only where the user agreed, and say what each host is told', async () => {
    const client = await start({ createHost });
    const uri = client.open('train.py', TRAIN);
    const action = (await codeActions(client, uri, placeOf(client, uri, 'team/classifier'))).find(
      ({ title }) => title === LOOK_UP,
    );
    expect(action?.command).to.deep.include({ command: 'watertight.lookUpPins', arguments: [uri] });
    expect(await findLookUps(client, uri)).to.deep.equal([
      { host: 'huggingface.co', names: ['team/classifier', 'old-name/embedder', 'team/secret'] },
    ]);
    expect(await lookUp(client, uri)).to.deep.equal({ found: 0, missing: [], failed: [] });
    expect(asked, 'nobody was agreed to').to.deep.equal([]);
  });

  it('become fixes that say where they are from', async () => {
    const client = await start({ createHost });
    const uri = client.open('train.py', TRAIN);
    const result = await lookUp(client, uri, 'huggingface.co');
    expect(result).to.deep.equal({ found: 2, missing: ['team/secret'], failed: [] });
    const actions = await codeActions(client, uri, placeOf(client, uri, 'team/classifier'));
    client.apply(pick(actions, 'Write revision="aaaaaaaa…", looked up at huggingface.co (needs review)').edit);
    expect(client.documents.get(uri)?.text).to.contain(`("team/classifier", revision="${COMMIT}")`);
    expect(titlesOf(actions)).not.to.include(LOOK_UP);
    const renamed = await codeActions(client, uri, placeOf(client, uri, 'old-name'));
    expect(titlesOf(renamed)[0]).to.contain('revision="bbbbbbbb…"');
    expect((await findLookUps(client, uri)).flatMap(({ names }) => names)).to.deep.equal(['team/secret']);
  });

  it('are the newest release that the code lets in, and the commit of an action', async () => {
    const client = await start({ createHost });
    const script = client.open('setup.sh', 'pip install "torch>=2.6" "torch<2.8"\n', 'shellscript');
    expect((await lookUp(client, script, 'pypi.org')).found).to.equal(2);
    const [first] = titlesOf(await codeActions(client, script, placeOf(client, script, 'pip')));
    expect(first).to.equal('Write torch==2.8.0, looked up at pypi.org (needs review)');
    const workflow = client.open(
      '.github/workflows/a.yml',
      'on: push\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: team/setup@v4\n',
      'yaml',
    );
    expect((await lookUp(client, workflow, 'api.github.com')).found).to.equal(1);
    const actions = await codeActions(client, workflow, placeOf(client, workflow, 'team/setup'));
    client.apply(pick(actions, 'Write @aaaaaaaa (v4), looked up at api.github.com (needs review)').edit);
    expect(client.documents.get(workflow)?.text).to.contain(`uses: team/setup@${COMMIT} # v4\n`);
  });

  it('are the digests of images, for which registries hand a token to anybody', async () => {
    const client = await start({ createHost });
    const uri = client.open(
      'Dockerfile',
      [
        'FROM python:3.12 AS base',
        'FROM ghcr.io/team/serve',
        'FROM quay.io/team/train:v1',
        'FROM ghcr.io/team/secret:v1',
        'FROM registry.example.org/team/own:v1',
        '',
      ].join('\n'),
      'dockerfile',
    );
    expect(await findLookUps(client, uri), 'all hosts are named, and what each is told').to.deep.equal([
      { host: 'auth.docker.io', names: ['python:3.12'] },
      { host: 'registry-1.docker.io', names: ['python:3.12'] },
      { host: 'ghcr.io', names: ['team/serve:latest', 'team/secret:v1'] },
      { host: 'quay.io', names: ['team/train:v1'] },
    ]);
    expect(await lookUp(client, uri, 'registry-1.docker.io'), 'one of two hosts is not enough').to.deep.equal({
      found: 0,
      missing: [],
      failed: [],
    });
    expect(asked).to.deep.equal([]);
    const hosts = ['auth.docker.io', 'registry-1.docker.io', 'ghcr.io', 'quay.io'];
    expect(await lookUp(client, uri, ...hosts)).to.deep.equal({ found: 3, missing: ['team/secret:v1'], failed: [] });
    const serve = await codeActions(client, uri, placeOf(client, uri, 'ghcr.io/team/serve'));
    const digest = digestOf(OTHER_INDEX);
    client.apply(pick(serve, `Write @${digest.slice(0, 15)}…, looked up at ghcr.io (needs review)`).edit);
    expect(client.documents.get(uri)?.text).to.contain(`FROM ghcr.io/team/serve@${digest}\n`);
  });

  it('are said to be missing where a host fails, and it is not asked again and again', async () => {
    const client = await start({ createHost });
    const uri = client.open('train.py', TRAIN);
    isDown = true;
    expect(await lookUp(client, uri, 'huggingface.co')).to.deep.equal({
      found: 0,
      missing: [],
      failed: [{ host: 'huggingface.co', reason: 'it failed (503)' }],
    });
    expect(asked).to.have.length(1);
    const elsewhere = client.open('other.py', TRAIN.replace('team/classifier', 'team/elsewhere'));
    isDown = false;
    const [failure] = (await lookUp(client, elsewhere, 'huggingface.co')).failed;
    expect(failure?.reason).to.equal('it led elsewhere, to localhost:1');
    server.close();
    server.closeAllConnections();
    const gone = client.open('gone.py', TRAIN);
    const [unreached] = (await lookUp(client, gone, 'huggingface.co')).failed;
    expect(unreached?.reason).to.equal('it could not be reached');
  });

  it('are not offered by editors that do not know the command, nor in a browser', async () => {
    const other = await start({ kind: 'pushed', createHost });
    const uri = other.open('train.py', TRAIN);
    expect(titlesOf(await codeActions(other, uri, placeOf(other, uri, 'team/classifier')))).not.to.include(LOOK_UP);
    const browser = await start({ isVirtual: true });
    const virtual = browser.open('train.py', TRAIN);
    const titles = titlesOf(await codeActions(browser, virtual, placeOf(browser, virtual, 'team/classifier')));
    expect(titles).not.to.include(LOOK_UP);
    expect(await findLookUps(browser, virtual)).to.deep.equal([]);
  });
});

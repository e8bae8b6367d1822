import { expect } from 'chai';
import fc from 'fast-check';
import { readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CliContext } from '../../../src/cli/context';
import { defineRule } from '../../../src/engine/rule';
import { createProject, RUN, shownOf, type Project, type ProjectRun, type RunGiven } from './project';

const LEAK = 'import yaml\nsettings = yaml.load(open("s.yaml"), Loader=yaml.Loader)\n';
const MODEL = 'import torch\nmodel = torch.load("model.pt")\n';
const HUB = 'from transformers import AutoModel\nmodel = AutoModel.from_pretrained("team/classifier")\n';
/** Put together at run time: no file of the repository holds it. */
const TOKEN = ['hf', 'QmZtVwKxRbLnPfHdGsJcTyUiOaEqWvXzBk'].join('_');

describe('a run after another one', () => {
  let project: Project;
  beforeEach(() => {
    project = createProject();
  });
  afterEach(() => {
    project.dispose();
  });
  const write = (path: string, text: string): void => {
    project.write(path, text);
  };
  const run = (given?: RunGiven): Promise<ProjectRun> => project.run(given);

  it('shows the same and looks at nothing where nothing has changed', async () => {
    write('.watertight.yaml', 'levell: strict\n');
    write('a.py', LEAK);
    write('deep/b.py', `${LEAK}eval("1")  # watertight: ignore[yaml-unsafe-load] as is\n`);
    write('ok.py', 'print("fine")\n');
    write(
      'cut.ipynb',
      `{"cells": [{"cell_type": "code", "source": ["import yaml\\n", "yaml.load(f, yaml.Loader)"], "outputs": []}`,
    );
    const first = await run();
    expect(first.looked).to.include.members(['a.py', 'cut.ipynb', 'deep/b.py', 'ok.py']);
    for (const again of [await run(), await run({ now: Date.now() + 120_000 })]) {
      expect(again.looked).to.deep.equal([]);
      expect(again.isEngineLoaded).to.equal(false);
      expect(again.results.map(shownOf)).to.deep.equal(first.results.map(shownOf));
    }
  });

  it('looks again at the file whose text has changed', async () => {
    write('a.py', LEAK);
    write('b.py', LEAK);
    await run();
    write('b.py', 'print("fine")\n');
    const again = await run();
    expect(again.looked).to.deep.equal(['b.py']);
    expect(again.found).to.deep.equal(['yaml-unsafe-load']);
    write('b.py', `\n${LEAK}`);
    expect((await run()).results[1]?.findings[0]?.start.line).to.equal(2);
  });

  it('sees a change right after a run, though size and time are the same', async () => {
    write('a.py', LEAK);
    const { atime, mtime } = statSync(join(project.folder, 'a.py'));
    await run({ now: Date.now() });
    await run({ now: Date.now() });
    write('a.py', LEAK.replace('yaml.Loader', 'SafeLoader '));
    utimesSync(join(project.folder, 'a.py'), atime, mtime);
    const again = await run({ now: Date.now() });
    expect(again.looked).to.deep.equal(['a.py']);
    expect(again.found).to.deep.equal([]);
  });

  it('looks again at a file that is another one by the same name and of the same date', async () => {
    write('a.py', LEAK);
    utimesSync(join(project.folder, 'a.py'), 1000, 1000);
    await run();
    await run();
    write('a.py', LEAK.replace('yaml.Loader', 'SafeLoader '));
    utimesSync(join(project.folder, 'a.py'), 1000, 1000);
    expect((await run()).found).to.deep.equal([]);
  });

  it('keeps results for each of the settings that they were found with', async () => {
    write('a.py', LEAK);
    write('deep/b.py', LEAK);
    await run();
    write('deep/.watertight.yaml', 'rules:\n  yaml-unsafe-load: off\n');
    const changed = await run();
    expect(changed.looked).to.have.members(['deep/.watertight.yaml', 'deep/b.py']);
    expect(changed.found).to.deep.equal(['yaml-unsafe-load']);
    const strict = { overrides: { level: 'strict' as const } };
    expect((await run({ options: strict })).looked).to.include.members(['a.py', 'deep/b.py']);
    expect((await run({ options: strict })).looked).to.deep.equal([]);
    expect((await run()).looked).to.deep.equal([]);
    write('deep/.watertight.yaml', 'exclude: ["deep/**"]\n');
    expect((await run()).results.map(({ state }) => state)).to.include('skipped');
  });

  it('looks again where a path has appeared that was asked for', async () => {
    write('a.py', LEAK);
    write('hub.py', HUB);
    expect((await run()).found).to.include('unpinned-hub-revision');
    write('team/classifier/config.json', '{}');
    const again = await run();
    expect(again.looked).to.include('hub.py').and.not.to.include('a.py');
    expect(again.found).not.to.include('unpinned-hub-revision');
  });

  it('looks again where another file says something else that was asked for', async () => {
    write('a.py', LEAK);
    write('src/model.py', MODEL);
    write('requirements.txt', 'torch==2.5.1\n');
    expect((await run()).found).to.include('torch-load-unrestricted');
    expect((await run()).looked).to.deep.equal([]);
    write('requirements.txt', 'torch==2.6.0\n');
    const newer = await run();
    expect(newer.looked).to.have.members(['src/model.py', 'requirements.txt']);
    expect(newer.found).not.to.include('torch-load-unrestricted');
    project.remove('requirements.txt');
    expect((await run()).looked).to.deep.equal(['src/model.py']);
    write('src/uv.lock', 'name = "torch"\nversion = "2.7.0"\n');
    expect((await run()).looked).to.include('src/model.py');
  });

  it('looks again at what imports from a module that has changed', async () => {
    write('config.py', 'DATA_URL = "http://huggingface.co/rows.csv"\n');
    write('train.py', 'import requests\nfrom config import DATA_URL\nrows = requests.get(DATA_URL)\n');
    write('other.py', LEAK);
    const first = await run();
    write('config.py', 'DATA_URL = "https://huggingface.co/rows.csv"\n');
    const again = await run();
    expect(first.found).to.include('plain-text-transport');
    expect(again.looked).to.have.members(['config.py', 'train.py']);
    expect(again.found).to.deep.equal(['yaml-unsafe-load']);
  });

  it('looks again on another day only at what depends on the day', async () => {
    const day = Date.parse('2026-03-01T12:00Z');
    write('a.py', LEAK);
    write(
      'b.py',
      LEAK.replace('Loader)\n', 'Loader)  # watertight: ignore[yaml-unsafe-load] for now until=2026-03-02\n'),
    );
    expect((await run({ now: day })).found).to.deep.equal(['yaml-unsafe-load']);
    expect((await run({ now: day + 3_600_000 })).looked).to.deep.equal([]);
    const later = await run({ now: day + 2 * 86_400_000 });
    expect(later.looked).to.deep.equal(['b.py']);
    expect(later.found).to.include('expired-suppression');
  });

  it('starts afresh where what was kept is broken', async () => {
    write('a.py', LEAK);
    await run();
    for (const entry of readdirSync(project.cache, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) writeFileSync(join(entry.parentPath, entry.name), '{"entries": [{"path": "a.py"}]}');
    }
    const again = await run();
    expect(again.looked).to.deep.equal(['a.py']);
    expect((await run()).looked).to.deep.equal([]);
  });

  it('keeps roots apart, in one run too', async () => {
    write('one/.watertight.yaml', 'level: recommended\n');
    write('one/a.py', LEAK);
    write('two/.watertight.yaml', 'level: recommended\n');
    write('two/a.py', 'print("fine")\n');
    const options = { paths: [join(project.folder, 'one'), join(project.folder, 'two')] };
    await run({ options });
    const again = await run({ options });
    expect(again.looked).to.deep.equal([]);
    expect(again.results.map(({ findings }) => findings.length)).to.include.members([1, 0]);
    write('two/a.py', LEAK);
    expect((await run({ options })).results.map(({ findings }) => findings.length).filter((n) => n > 0)).to.deep.equal([
      1, 1,
    ]);
  });

  it('never shows a crash from memory', async () => {
    let crashes = 0;
    const failing = {
      ...defineRule({
        id: 'failing-rule',
        meta: {
          summary: 'x',
          severity: 'error',
          confidence: 'high',
          fix: 'none',
          since: '0',
          cwe: [1],
          stages: ['data'],
        },
        messages: { x: 'x' },
        triggers: ['print'],
        check: {
          python() {
            crashes++;
            throw new Error('a bug');
          },
        },
      }),
      group: 'audit' as const,
    };
    write('a.py', 'print("fine")\n');
    const rules = [failing] as unknown as CliContext['rules'];
    await run({ rules });
    const again = await run({ rules });
    expect(again.looked).to.deep.equal(['a.py']);
    expect(crashes).to.equal(2);
  });

  it('looks again at what has a fix where the edits are asked for, and at all files for the checklist’s evidence', async () => {
    write('a.py', LEAK);
    write('ok.py', 'import torch\ntorch.manual_seed(7)\n');
    const first = await run({ run: { ...RUN, withSource: true } });
    const again = await run({ run: { ...RUN, withSource: true } });
    expect(again.looked).to.deep.equal(['a.py']);
    expect(again.results[0]?.findings).to.deep.equal(first.results[0]?.findings);
    const judging = { run: { ...RUN, withFacts: true } };
    const judged = await run(judging);
    expect(judged.looked).to.deep.equal(['a.py', 'ok.py']);
    const judgedAgain = await run(judging);
    expect(judgedAgain.looked).to.deep.equal([]);
    expect(judgedAgain.results.map(({ facts }) => facts)).to.deep.equal(judged.results.map(({ facts }) => facts));
    expect(judged.results.flatMap(({ facts }) => facts.map(({ kind }) => kind))).to.include('seed');
  });

  it('has nothing to remember after a fix, nor where it is told so', async () => {
    write('a.py', LEAK);
    await run({ run: { ...RUN, fix: { isUnsafe: false, isDiff: false } } });
    await run({ options: { cache: { kind: 'none' } } });
    expect(project.cached()).to.equal('');
  });

  it('finds no source text in what was kept: no secret, no line, no fix, no reason', async () => {
    write(
      'a.py',
      `import requests\ntoken = "${TOKEN}"\nrequests.get("http://huggingface.co/rows.csv", params={"t": token})\n`,
    );
    write(
      'b.py',
      `${LEAK.replace('\nset', '\nsecret_name = 1234567\nset').trimEnd()}  # watertight: ignore[yaml-unsafe-load] ask Grace\n`,
    );
    write(
      'n.ipynb',
      JSON.stringify({
        nbformat: 4,
        cells: [
          {
            cell_type: 'code',
            source: [`key = "${TOKEN}"`],
            outputs: [{ output_type: 'stream', text: [`key is ${TOKEN}`] }],
          },
        ],
      }),
    );
    const { found } = await run({ run: { withFrames: true, withFacts: true, withSource: true } });
    expect(found).to.include.members(['hard-coded-secret', 'secret-in-output', 'plain-text-transport']);
    const kept = project.cached();
    expect(kept).to.contain('hard-coded-secret');
    for (const text of [
      TOKEN.slice(3, 15),
      'requests.get',
      'rows.csv',
      'secret_name',
      '1234567',
      'ask Grace',
      'open(',
    ]) {
      expect(kept, text).not.to.contain(text);
    }
  });

  it('shows what a run without memory would show, whatever has changed in between', async function () {
    this.timeout(60_000);
    // Texts of one path have different lengths: on a fast machine two edits may fall into one tick of the disk's clock.
    const texts: Readonly<Record<string, readonly string[]>> = {
      'config.py': [
        'URL = "https://huggingface.co/x"\n',
        'URL = "http://huggingface.co/x"\n',
        'from settings import URL\n',
      ],
      'settings.py': ['URL = "http://huggingface.co/rows"\n', 'URL = None\n'],
      'train.py': ['import requests\nfrom config import URL\nrequests.get(URL)\n', LEAK, `${MODEL}${LEAK}`],
      'src/model.py': [MODEL, HUB, `${MODEL}# watertight: ignore-file[torch-load-unrestricted] ours\n`],
      'requirements.txt': ['torch==2.5.1\n', 'torch==2.10.0\n', 'torch\n'],
      'src/uv.lock': ['name = "torch"\nversion = "2.4.0"\n', 'name = "torch"\nversion = "2.10.0"\n'],
      'team/classifier/config.json': ['{}'],
      '.watertight.yaml': ['level: strict\n', 'rules:\n  yaml-unsafe-load: off\n'],
      'src/.watertight.yaml': ['exclude: ["src/model.py"]\n'],
    };
    const change = fc
      .constantFrom(...Object.keys(texts))
      .chain((path) =>
        fc.record({ path: fc.constant(path), text: fc.option(fc.constantFrom(...(texts[path] ?? []))) }),
      );
    const step = fc.record({ changes: fc.array(change, { maxLength: 3 }), isLater: fc.boolean() });
    const start = { changes: Object.entries(texts).map(([path, [text = null]]) => ({ path, text })), isLater: true };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        for (const { changes, isLater } of [start, ...steps]) {
          for (const { path, text } of changes) {
            if (text === null) project.remove(path);
            else write(path, text);
          }
          const now = Date.now() + (isLater ? 60_000 : 0);
          const withMemory = await run({ now });
          const without = await run({ now, options: { cache: { kind: 'none' } } });
          expect(withMemory.results.map(shownOf)).to.deep.equal(without.results.map(shownOf));
        }
      }),
      { numRuns: 25 },
    );
  });
});

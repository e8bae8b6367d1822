import { expect } from 'chai';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ensureDist, runCli, type Ran } from './built';

const LEAK = 'import yaml\nsettings = yaml.load(open("s.yaml"), Loader=yaml.Loader)\n';
const PLAIN =
  'import pandas as pd\nrows = pd.read_csv("http://huggingface.co/datasets/team/rows/resolve/main/rows.csv")\n';
const FIXED = PLAIN.replace('http:', 'https:');
/** Put together at run time: no file of the repository holds it. */
const TOKEN = ['hf', 'QmZtVwKxRbLnPfHdGsJcTyUiOaEqWvXzBk'].join('_');

interface Json {
  readonly schemaVersion: number;
  readonly findings: readonly {
    readonly ruleId: string;
    readonly severity: string;
    readonly file: string;
    readonly start: { readonly line: number; readonly column: number };
    readonly cell?: { readonly index: number; readonly part: string; readonly line: number };
    readonly fingerprint: string;
  }[];
  readonly files: {
    readonly scanned: number;
    readonly skipped: readonly { readonly file: string; readonly reason: string }[];
    readonly failed: readonly { readonly file: string; readonly reason: string }[];
  };
  readonly crashes: readonly unknown[];
}

describe('the command line', () => {
  let folder: string;
  const write = (path: string, text: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
  const run = (...words: readonly string[]): Ran => runCli(folder, words);
  const json = (ran: Ran): Json => JSON.parse(ran.stdout) as Json;

  before(ensureDist);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'watertight-cli-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  describe('scan', () => {
    it('ends with 0 and a calm line where nothing is wrong', () => {
      write('ok.py', 'print("fine")\n');
      const ran = run('scan');
      expect(ran.code).to.equal(0);
      expect(ran.stdout).to.match(/no problems/i);
    });

    it('ends with 1 where something is, and shows the line', () => {
      write('train.py', LEAK);
      const ran = run('scan');
      expect(ran.code).to.equal(1);
      expect(ran.stdout).to.contain('train.py:2:12').and.contain('yaml-unsafe-load').and.contain('yaml.load(open');
    });

    it('prints the object of the contract, places counted from 1', () => {
      write('src/train.py', LEAK);
      const [finding] = json(run('scan', '--format', 'json')).findings;
      expect(finding).to.include({ ruleId: 'yaml-unsafe-load', file: 'src/train.py' });
      expect(finding?.start).to.deep.equal({ line: 2, column: 12 });
    });

    it('looks only at what was asked for, and names files by where it was started', () => {
      write('a/train.py', LEAK);
      write('b/train.py', LEAK);
      expect(json(run('scan', 'b', '--format', 'json')).findings.map(({ file }) => file)).to.deep.equal(['b/train.py']);
      const outside = runCli(join(folder, 'a'), ['scan', '../b/train.py', '--format', 'json']);
      expect(json(outside).findings[0]?.file).to.match(/^\/.*\/b\/train\.py$/);
    });

    it('reads the paths of a list, from a file or standard input; an empty list is no file at all', () => {
      write('a.py', LEAK);
      write('b.py', LEAK);
      const ran = runCli(folder, ['scan', '--files-from', '-', '--format', 'json'], 'b.py\n');
      expect(json(ran).findings.map(({ file }) => file)).to.deep.equal(['b.py']);
      expect(runCli(folder, ['scan', '--files-from', '-'], '').code).to.equal(0);
    });

    it('chooses rules and groups, and says what is misspelt', () => {
      write('a.py', LEAK);
      expect(run('scan', '--select', 'versioning').code).to.equal(0);
      expect(run('scan', '--select', 'versioning,yaml-unsafe-load').code).to.equal(1);
      const misspelt = run('scan', '--select', 'yaml-unsafe-lod');
      expect(misspelt.code).to.equal(2);
      expect(misspelt.stderr).to.contain('Did you mean "yaml-unsafe-load"?');
    });

    it('ends with 2 for a path, a command, an option or a value that does not exist', () => {
      for (const words of [
        ['scan', 'nowhere'],
        ['scam'],
        ['scan', '--frobnicate'],
        ['scan', '--format', 'xml'],
        ['scan', '--jobs', '0'],
        ['scan', '--config', 'nowhere.yaml'],
        ['explain', 'nothing'],
        [],
      ]) {
        expect(run(...words).code, words.join(' ')).to.equal(2);
      }
    });

    it('fails only from the severity on that is asked for', () => {
      write('requirements.txt', 'pandas\n');
      expect(run('scan').code).to.equal(1);
      expect(run('scan', '--fail-on', 'error').code).to.equal(0);
    });

    it('keeps to .gitignore, to the nearest settings, and to --config and --no-config', () => {
      write('.gitignore', 'gen/\n');
      write('gen/a.py', LEAK);
      write('src/a.py', LEAK);
      write('.watertight.yaml', 'rules:\n  yaml-unsafe-load: off\n');
      write('other.yaml', 'rules:\n  yaml-unsafe-load: info\n');
      expect(run('scan').code).to.equal(0);
      expect(json(run('scan', '--no-config', '--format', 'json')).findings).to.have.length(1);
      const [finding] = json(run('scan', '--config', 'other.yaml', '--format', 'json')).findings;
      expect(finding?.severity).to.equal('info');
    });

    it('says on which line the settings are wrong, and goes on', () => {
      write('.watertight.yaml', 'levell: strict\n');
      write('a.py', LEAK);
      const ran = run('scan');
      expect(ran.code).to.equal(1);
      expect(ran.stderr).to.contain('.watertight.yaml:1:1').and.contain('Did you mean "level"?');
    });

    it('names what it could not read, and why, and looks at the rest', () => {
      write('a.py', LEAK);
      write('latin1.py', Buffer.from([0x23, 0xe4, 0x0a]));
      write('broken.ipynb', '{"cells": [');
      write('x.py/inner.py', 'x = 1\n');
      write(
        'bomb.yaml',
        `a: &a [x]\n${Array.from({ length: 40 }, (_, n) => `b${String(n)}: &b${String(n)} [*${n === 0 ? 'a' : `b${String(n - 1)}`}, *${n === 0 ? 'a' : `b${String(n - 1)}`}]`).join('\n')}\n`,
      );
      write('cycle.yaml', 'a: &a\n  b: *a\n');
      write('large.py', '');
      truncateSync(join(folder, 'large.py'), 100_000_000);
      symlinkSync('.', join(folder, 'loop'));
      symlinkSync('self.py', join(folder, 'self.py'));
      const ran = run('scan', '--format', 'json');
      expect(ran.code).to.equal(1);
      const { findings, files, crashes } = json(ran);
      expect(crashes).to.deep.equal([]);
      expect(findings.map(({ file }) => file)).to.deep.equal(['a.py']);
      const reasons = Object.fromEntries([...files.skipped, ...files.failed].map(({ file, reason }) => [file, reason]));
      expect(reasons['latin1.py']).to.contain('not UTF-8');
      expect(reasons['large.py']).to.contain('larger than maxFileSize');
      expect(reasons['broken.ipynb']).to.be.a('string');
    });

    it('finds the same with all cores as with one', () => {
      for (let index = 0; index < 300; index++) write(`m${String(index)}.py`, LEAK);
      const one = json(run('scan', '--format', 'json', '--jobs', '1'));
      const many = json(run('scan', '--format', 'json', '--jobs', '4'));
      expect(one.findings).to.have.length(300);
      expect(many).to.deep.equal(one);
    });

    it('prints no secret, in whatever format', () => {
      write(
        'a.py',
        `import requests\ntoken = "${TOKEN}"; requests.get("https://x.example", verify=False, headers={"a": "${TOKEN}"})\n`,
      );
      for (const format of ['text', 'json', 'sarif']) {
        const ran = run('scan', '--format', format);
        expect(ran.code, format).to.equal(1);
        expect(ran.stdout, format).to.contain('hard-coded-secret').and.contain('tls-verification-off');
        expect(ran.stdout + ran.stderr, format).not.to.contain(TOKEN.slice(0, 12));
      }
      const diff = run('fix', '--diff', '--unsafe');
      expect(diff.stdout).to.contain('os.environ').and.not.to.contain(TOKEN.slice(0, 12));
    });
  });

  describe('scan, a second time', () => {
    const again = (words: readonly string[], environment: Readonly<Record<string, string>> = {}): Ran =>
      runCli(folder, words, '', { WATERTIGHT_CACHE_DIR: join(folder, '.results'), ...environment });
    const withoutTime = (text: string): string => text.replace(/\(\d+\.\d s\)/g, '');

    it('prints the same in every format, with threads and without', () => {
      for (let index = 0; index < 200; index++) write(`m${String(index)}.py`, index % 2 === 0 ? LEAK : PLAIN);
      write('n.ipynb', JSON.stringify({ nbformat: 4, cells: [{ cell_type: 'code', source: [LEAK], outputs: [] }] }));
      write('SECURITY.md', '# Security\n');
      for (const words of [
        ['scan'],
        ['scan', '--format', 'json'],
        ['scan', '--format', 'sarif'],
        ['checklist'],
        ['checklist', '--format', 'json'],
      ]) {
        const without = again([...words, '--no-cache']);
        for (const run of [again([...words, '--jobs', '2']), again(words)]) {
          expect(run.code, words.join(' ')).to.equal(without.code);
          expect(withoutTime(run.stdout), words.join(' ')).to.equal(withoutTime(without.stdout));
        }
      }
    });

    it('looks at what has changed', () => {
      write('a.py', LEAK);
      write('b.py', LEAK);
      expect(json(again(['scan', '--format', 'json'])).findings).to.have.length(2);
      write('b.py', PLAIN);
      const rules = json(again(['scan', '--format', 'json'])).findings.map(({ ruleId }) => ruleId);
      expect(rules).to.deep.equal(['yaml-unsafe-load', 'plain-text-transport']);
    });

    it('keeps its results where it is told to, or nowhere', () => {
      write('a.py', LEAK);
      const kept = (): readonly string[] => readdirSync(folder).filter((name) => name !== 'a.py');
      again(['scan', '--no-cache']);
      again(['scan'], { WATERTIGHT_NO_CACHE: '1' });
      again(['fix']);
      expect(kept()).to.deep.equal([]);
      again(['scan', '--cache-dir', 'given']);
      expect(kept()).to.deep.equal(['given']);
      again(['scan']);
      expect(kept()).to.deep.equal(['.results', 'given']);
      expect(again(['scan', '--cache-dir', 'given', '--no-cache']).code).to.equal(2);
    });
  });

  describe('fix', () => {
    it('mends in place, twice changes nothing more', () => {
      write('a.py', PLAIN);
      const ran = run('fix');
      expect(ran.code).to.equal(0);
      expect(read('a.py')).to.equal(FIXED);
      expect(run('fix').code).to.equal(0);
      expect(read('a.py')).to.equal(FIXED);
    });

    it('shows with --diff what it would do, and does nothing', () => {
      write('a.py', PLAIN);
      const ran = run('fix', '--diff');
      expect(ran.code).to.equal(1);
      expect(ran.stdout).to.contain('--- a/a.py').and.contain('+rows = pd.read_csv("https:');
      expect(read('a.py')).to.equal(PLAIN);
    });

    it('leaves to a person what wants a look, unless it is told not to', () => {
      write('a.py', 'import torch\nmodel = torch.load("m.pt")\n');
      expect(run('fix').code).to.equal(1);
      expect(read('a.py')).not.to.contain('weights_only');
      run('fix', '--unsafe');
      expect(read('a.py')).to.contain('weights_only=True');
    });

    it('edits the raw text of a notebook, and touches nothing else of it', () => {
      const notebook = `{\n "cells": [\n  {"cell_type": "code", "execution_count": 7, "id": "a", "metadata": {"tags":[]}, "outputs": [],\n   "source": ["import pandas as pd\\n", "s = pd.read_csv(\\"http://huggingface.co/x.csv\\")  # \\u00fc"]}\n ],\n "metadata": {"kernelspec": {"name": "python3", "language": "python", "display_name": "x"}},\n "nbformat": 4, "nbformat_minor": 5\n}\n`;
      write('n.ipynb', notebook);
      run('fix');
      expect(read('n.ipynb')).to.equal(notebook.replace('http:', 'https:'));
    });
  });

  describe('the rest', () => {
    it('lists rules and explains one', () => {
      expect(run('rules').stdout).to.contain('yaml-unsafe-load');
      expect(JSON.parse(run('rules', '--format', 'json').stdout)).to.be.an('array');
      const { stdout } = run('explain', 'yaml-unsafe-load');
      expect(stdout).to.contain('CWE-502').and.contain('https://').and.contain('watertight: ignore[yaml-unsafe-load]');
    });

    it('judges a folder, and fails below a score', () => {
      write('dvc.lock', 'schema: "2.0"\n');
      write('SECURITY.md', '# Security\nWrite to security@example.com.\n');
      const report = JSON.parse(run('checklist', '--format', 'json').stdout) as {
        readonly practices: readonly unknown[];
        readonly items: readonly {
          readonly id: string;
          readonly state: string;
          readonly evidence: readonly { readonly file: string }[];
        }[];
      };
      expect(report.practices).to.have.length(7);
      const item = report.items.find(({ id }) => id === 'AUD-T1');
      expect(item?.state).to.equal('partial');
      expect(item?.evidence.map(({ file }) => file)).to.deep.equal(['SECURITY.md']);
      expect(run('checklist').stdout).to.contain('Audits and monitoring');
      expect(run('checklist', '--min-score', '100').code).to.equal(1);
      expect(run('checklist', '--min-score', '0').code).to.equal(0);
    });

    it('writes the checklist in every format, of some practices alone, and keeps its scores', () => {
      write('train.py', 'import mlflow\nmlflow.log_metric("f1", 1)\nmlflow.log_param("a", 1)\n');
      expect(run('checklist', '--format', 'markdown').stdout).to.match(/^# Checklist of /);
      expect(run('checklist', '--format', 'html').stdout).to.match(/^<!doctype html>/);
      expect(JSON.parse(run('checklist', '--format', 'sarif').stdout)).to.have.property('version', '2.1.0');
      expect(JSON.parse(run('checklist', '--format', 'cyclonedx').stdout)).to.have.property('specVersion', '1.6');
      const audit = run('checklist', '--practice', 'audit');
      expect(audit.stdout).to.contain('AUD-M1').and.not.to.contain('ENC-D1');
      expect(run('checklist', '--practice', 'audits').code).to.equal(2);
      run('checklist', '--record');
      expect(run('checklist', '--format', 'html').code).to.equal(0);
      expect(readFileSync(join(folder, '.watertight/history.jsonl'), 'utf8')).to.match(
        /^\{"date":"\d{4}-\d\d-\d\d","score":/,
      );
    });

    it('judges a folder as the editor does where it is opened, whatever it is called', () => {
      mkdirSync(join(folder, '.git'));
      mkdirSync(join(folder, 'examples/churn'), { recursive: true });
      write('examples/churn/explain.py', 'import shap\nexplainer = shap.TreeExplainer(model)\n');
      const { items } = JSON.parse(run('checklist', 'examples/churn', '--format', 'json').stdout) as {
        readonly items: readonly { readonly id: string; readonly state: string }[];
      };
      expect(items.find(({ id }) => id === 'EXP-M1')?.state).to.equal('partial');
    });

    it('says what is wrong in the files of the checklist, on its line', () => {
      mkdirSync(join(folder, '.watertight'));
      write('.watertight/profile.yaml', 'servesModel: true\nmodallity: text\n');
      const { code, stderr } = run('checklist');
      expect(code).to.equal(2);
      expect(stderr).to.contain(
        '.watertight/profile.yaml:2: There is no key called "modallity". Did you mean "modality"?',
      );
    });

    it('says how it is used, and which version it is', () => {
      expect(run('--help').code).to.equal(0);
      expect(run('--version').stdout).to.match(/^\d+\.\d+\.\d+\n$/);
    });
  });
});

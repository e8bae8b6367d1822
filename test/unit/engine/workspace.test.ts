import { expect } from 'chai';
import fc from 'fast-check';
import { createModuleCache } from '../../../src/engine/workspace/module-cache';
import { createWorkspaceIndex, type WorkspaceIndex } from '../../../src/engine/workspace/workspace-index';
import type { Grammars } from '../../../src/lang/grammars';
import { parsePython } from '../../../src/lang/python/document';
import type { ConstantValue, PythonDocument } from '../../../src/lang/python/types';
import { testGrammars } from '../grammars';
import { lastCall, lines, nameOf } from '../python/parse';

type Files = Readonly<Record<string, string>>;

const URL = 'http://data.acme.org/labels.csv';
const CONFIG = `DATA_URL = "${URL}"\n`;

describe('what files of a workspace tell each other', () => {
  let grammars: Grammars;
  before(async () => {
    grammars = await testGrammars();
  });

  function indexOf(files: Files, onRead: (text: string) => void = () => undefined): WorkspaceIndex {
    return createWorkspaceIndex({
      facts: {
        hasPath: (path) => Object.keys(files).some((file) => file === path || file.startsWith(`${path}/`)),
        readText: (path) => files[path],
      },
      cache: createModuleCache(),
      read(text) {
        onRead(text);
        return parsePython(text, grammars.python).summary();
      },
    });
  }

  function open(files: Files, text: string, path = 'train.py'): PythonDocument {
    return parsePython(text, grammars.python, { foreign: indexOf(files).seenFrom(path) });
  }

  /** The value of the first argument of the last call of `use`. */
  function used(files: Files, text: string, path?: string): ConstantValue | undefined {
    return lastCall(open(files, text, path), 'use')
      .argument('x', 0)
      ?.value.value()?.value;
  }

  function byDefault(files: Files, text: string): ConstantValue | undefined {
    return lastCall(open(files, text), 'use').argument('x', 0)?.value.defaultValue()?.value;
  }

  describe('constants', () => {
    const ways: readonly (readonly [string, string])[] = [
      ['by name', 'from config import DATA_URL\nuse(DATA_URL)\n'],
      ['under another name', 'from config import DATA_URL as url\nuse(url)\n'],
      ['through the module', 'import config\nuse(config.DATA_URL)\n'],
      ['through the module under another name', 'import config as c\nuse(c.DATA_URL)\n'],
      ['inside of a function', 'def f():\n    from config import DATA_URL\n    use(DATA_URL)\n'],
      ['put together', 'import config\nurl = f"{config.DATA_URL}"\nuse(url)\n'],
    ];
    for (const [way, text] of ways) {
      it(`are known ${way}`, () => {
        expect(used({ 'config.py': CONFIG }, text)).to.equal(URL);
      });
    }

    it('are found beside the file, in the folders around it, and in src', () => {
      const text = 'from config import DATA_URL\nuse(DATA_URL)\n';
      expect(used({ 'a/b/config.py': CONFIG }, text, 'a/b/train.py')).to.equal(URL);
      expect(used({ 'a/config.py': CONFIG }, text, 'a/b/train.py')).to.equal(URL);
      expect(used({ 'config.py': CONFIG }, text, 'a/b/train.ipynb')).to.equal(URL);
      expect(used({ 'src/config.py': CONFIG }, text, 'scripts/train.py')).to.equal(URL);
      expect(used({ 'other/config.py': CONFIG }, text, 'scripts/train.py')).to.equal(undefined);
    });

    it('are those of the nearest module of that name', () => {
      const files = { 'config.py': 'DATA_URL = "far"\n', 'a/config.py': 'DATA_URL = "near"\n' };
      expect(used(files, 'import config\nuse(config.DATA_URL)\n', 'a/train.py')).to.equal('near');
    });

    it('are known of relative modules, in their own package only', () => {
      const files = { 'app/config.py': CONFIG, 'config.py': 'DATA_URL = "other"\n' };
      expect(used(files, 'from .config import DATA_URL\nuse(DATA_URL)\n', 'app/train.py')).to.equal(URL);
      expect(used(files, 'from ..config import DATA_URL\nuse(DATA_URL)\n', 'app/jobs/train.py')).to.equal(URL);
      expect(used(files, 'from .. import config\nuse(config.DATA_URL)\n', 'app/jobs/train.py')).to.equal(URL);
      expect(used(files, 'from .config import DATA_URL\nuse(DATA_URL)\n', 'jobs/train.py')).to.equal(undefined);
      expect(used(files, 'from ...config import DATA_URL\nuse(DATA_URL)\n', 'app/train.py')).to.equal(undefined);
    });

    it('are known of packages, with and without __init__.py', () => {
      const text = 'from conf.urls import DATA_URL\nuse(DATA_URL)\n';
      expect(used({ 'conf/urls.py': CONFIG }, text)).to.equal(URL);
      expect(used({ 'conf/__init__.py': '', 'conf/urls.py': CONFIG }, text)).to.equal(URL);
      expect(used({ 'conf/__init__.py': CONFIG }, 'import conf\nuse(conf.DATA_URL)\n')).to.equal(URL);
      expect(used({ 'conf/urls.py': CONFIG }, 'import conf.urls\nuse(conf.urls.DATA_URL)\n')).to.equal(URL);
    });

    it('are known of classes and their instances', () => {
      const files = { 'config.py': `class Config:\n    url = "${URL}"\n\nconfig = Config()\n` };
      expect(used(files, 'from config import Config\nuse(Config.url)\n')).to.equal(URL);
      expect(used(files, 'from config import Config\nuse(Config().url)\n')).to.equal(URL);
      expect(used(files, 'from config import config\nuse(config.url)\n')).to.equal(URL);
      expect(used(files, 'from config import Config\nsettings = Config()\nuse(settings.url)\n')).to.equal(URL);
    });

    it('are defaults only, where the environment or a caller may say otherwise', () => {
      const settings = lines(
        'import os',
        'from pydantic import Field',
        'from pydantic_settings import BaseSettings',
        'class Settings(BaseSettings):',
        `    url: str = "${URL}"`,
        '    host: str = Field(default="0.0.0.0")',
        'settings = Settings()',
        `PLACE = os.environ.get("PLACE", "${URL}")`,
      );
      const text = 'from settings import settings, PLACE\n';
      for (const [expression, value] of [
        ['settings.url', URL],
        ['settings.host', '0.0.0.0'],
        ['PLACE', URL],
      ] as const) {
        expect(used({ 'settings.py': settings }, `${text}use(${expression})\n`), expression).to.equal(undefined);
        expect(byDefault({ 'settings.py': settings }, `${text}use(${expression})\n`), expression).to.equal(value);
      }
    });

    it('are not known where the module may say something else in the end', () => {
      const modules = [
        'if DEBUG:\n    X = "a"\nelse:\n    X = "b"\n',
        'X = "a"\nif DEBUG:\n    X = "b"\n',
        'X = "a"\nX += "b"\n',
        'X = "a"\ndef change():\n    global X\n    X = "b"\n',
        'X = [1]\nX.append(2)\n',
        'X = b"a"\n',
        `X = "${'a'.repeat(301)}"\n`,
        'X = "a"\nfor X in names():\n    pass\n',
      ];
      for (const module of modules) {
        expect(used({ 'config.py': module }, 'from config import X\nuse(X)\n'), module).to.equal(undefined);
      }
    });

    it('are those that a module ends with', () => {
      expect(used({ 'config.py': 'X = "a"\nX = "b"\n' }, 'from config import X\nuse(X)\n')).to.equal('b');
      expect(
        used({ 'config.py': 'try:\n    X = "a"\nfinally:\n    pass\n' }, 'import config\nuse(config.X)\n'),
      ).to.equal('a');
    });

    it('are not known where the file itself changes them', () => {
      const files = { 'config.py': `${CONFIG}NAMES = ["a"]\n` };
      expect(used(files, 'import config\nconfig.DATA_URL = "b"\nuse(config.DATA_URL)\n')).to.equal(undefined);
      expect(used(files, 'import config\nsetattr(config, "DATA_URL", 1)\nuse(config.DATA_URL)\n')).to.equal(undefined);
      expect(used(files, 'from config import NAMES\nNAMES.append("b")\nuse(NAMES)\n')).to.equal(undefined);
      expect(used(files, 'from config import DATA_URL\nif a:\n    DATA_URL = "b"\nuse(DATA_URL)\n')).to.equal(
        undefined,
      );
    });

    it('come from a literal, so that nobody else chooses what they name', () => {
      const files = { 'config.py': 'MODEL = "churn.pt"\n' };
      const document = open(files, 'import config\nfrom config import MODEL\nuse(MODEL, config.MODEL, config.OTHER)\n');
      const origins = lastCall(document, 'use').arguments.flatMap(({ value }) => value.origins());
      expect(origins.map(({ kind }) => kind)).to.deep.equal(['literal', 'literal', 'unknown']);
    });

    it('are not looked for in modules of the standard library', () => {
      expect(used({ 'queue.py': 'X = "a"\n' }, 'import queue\nuse(queue.X)\n')).to.equal(undefined);
    });
  });

  describe('names', () => {
    it('lead through re-exports into libraries', () => {
      const files = { 'app/__init__.py': 'from .io import *\n', 'app/io.py': 'from torch import load as read\n' };
      expect(nameOf(open(files, 'from app import read\nread("m.pt")\n'), 'read')).to.equal('torch.load');
      expect(nameOf(open(files, 'import app.io\napp.io.read("m.pt")\n'), 'read')).to.equal('torch.load');
      expect(nameOf(open(files, 'from .io import read\nread("m.pt")\n', 'app/use.py'), 'read')).to.equal('torch.load');
    });

    it('carry what functions of other files return', () => {
      const io = lines(
        'import boto3',
        'def make():',
        '    return boto3.client("s3")',
        'def again():',
        '    return make()',
        'def either(x):',
        '    if x:',
        '        return boto3.client("s3")',
        '    return boto3.resource("s3")',
        'def rows():',
        '    yield boto3.client("s3")',
        '@wrapped',
        'def decorated():',
        '    return boto3.client("s3")',
        'client = make()',
      );
      const ask = (made: string): string =>
        nameOf(open({ 'io_tools.py': io }, `import io_tools\ns3 = ${made}\ns3.put_object()\n`), 'put_object');
      expect(ask('io_tools.make()')).to.equal('boto3.client().put_object');
      expect(ask('io_tools.again()')).to.equal('boto3.client().put_object');
      expect(ask('io_tools.client')).to.equal('boto3.client().put_object');
      expect(ask('io_tools.either(1)')).to.equal('io_tools.either().put_object');
      expect(ask('io_tools.rows()')).to.equal('io_tools.rows().put_object');
      expect(ask('io_tools.decorated()')).to.equal('io_tools.decorated().put_object');
    });

    it('stay as written where they end in the workspace or nowhere', () => {
      const files = { 'tools.py': 'def load(path):\n    return path\n' };
      expect(nameOf(open(files, 'from tools import load\nload("x")\n'), 'load')).to.equal('tools.load');
      expect(nameOf(open(files, 'from tools import save\nsave("x")\n'), 'save')).to.equal('tools.save');
      expect(nameOf(open({}, 'from .tools import load\nload("x")\n'), 'load')).to.equal('.tools.load');
      expect(nameOf(open({}, 'import torch\ntorch.load("x")\n'), 'load')).to.equal('torch.load');
    });
  });

  describe('modules that are odd', () => {
    const text = 'from a import X\nuse(X)\n';
    const odd: Files = {
      'imports itself': 'from a import X\n',
      'is cut off': 'X = "a\nclass (\n',
      'is empty': '',
      'defines names by each other': 'X = Y\nY = X\n',
      'makes what it names longer and longer': 'import a\nX = a.X.X()\n',
      'imports everything from itself': 'from a import *\nfrom . import *\n',
    };
    for (const [what, module] of Object.entries(odd)) {
      it(`tell nothing: one that ${what}`, () => {
        expect(used({ 'a.py': module }, text)).to.equal(undefined);
      });
    }

    it('are gone through no more than five deep, and not in circles', () => {
      const chain = (length: number): Files =>
        Object.fromEntries([
          ['a.py', 'from m1 import X\n'],
          ...Array.from({ length }, (_, index) => [
            `m${String(index + 1)}.py`,
            index + 1 === length ? 'X = "end"\n' : `from m${String(index + 2)} import X\n`,
          ]),
        ]) as Files;
      expect(used(chain(3), text)).to.equal('end');
      expect(used(chain(9), text)).to.equal(undefined);
      expect(used({ 'a.py': 'from b import X\n', 'b.py': 'from a import X\n' }, text)).to.equal(undefined);
    });

    it('may all import everything from each other', () => {
      const names = Array.from({ length: 40 }, (_, index) => `m${String(index)}`);
      const module = lines(...names.map((name) => `from ${name} import *`));
      const files = Object.fromEntries(names.map((name) => [`${name}.py`, module]));
      const index = indexOf(files).seenFrom('train.py');
      for (let name = 0; name < 300; name++) expect(index.constant(`m0.x${String(name)}`)).to.equal(undefined);
    });

    it('are not read where they are huge', () => {
      const read: string[] = [];
      const index = indexOf({ 'a.py': `X = "a"\n${'# filler\n'.repeat(60_000)}` }, (module) => void read.push(module));
      expect(index.seenFrom('train.py').constant('a.X')).to.equal(undefined);
      expect(read).to.have.length(0);
    });

    it('are asked of a host that does not know them yet', () => {
      const asked: string[] = [];
      const index = createWorkspaceIndex({
        facts: { hasPath: () => undefined, readText: (path) => void asked.push(path) },
        cache: createModuleCache(),
        read: (module) => parsePython(module, grammars.python).summary(),
      });
      expect(index.seenFrom('a/train.py').constant('config.X')).to.equal(undefined);
      expect(asked).to.include.members(['a/config.py', 'a/config/__init__.py', 'config.py', 'src/config.py']);
    });

    it('never make a reader throw', () => {
      const word = fc.constantFrom('a', 'b', 'X', 'load');
      const line = fc.oneof(
        fc.tuple(word, word).map(([from, name]) => `from ${from} import ${name}`),
        word.map((from) => `from .${from} import *`),
        fc.tuple(word, word).map(([name, value]) => `${name} = ${value}.X()`),
        word.map((name) => `${name} = "text"`),
        word.map((name) => `def ${name}():\n    return ${name}()`),
        word.map((name) => `class ${name}(${name}):\n    X = ${name}.X`),
      );
      const module = fc.array(line, { maxLength: 6 }).map((all) => lines(...all));
      fc.assert(
        fc.property(module, module, module, (a, b, main) => {
          const files = { 'a.py': a, 'b/__init__.py': b };
          const document = open(files, `${main}import a, b\nuse(a.X.X().load)\nuse(b.load().X)\n`);
          for (const call of document.callsNamed('use', 'X', 'load')) {
            call.callee.qualifiedName();
            call.arguments.forEach(({ value }) => [value.value(), value.qualifiedName(), value.origins()]);
          }
        }),
        { numRuns: 200 },
      );
    });
  });

  describe('a cache of modules', () => {
    it('reads a module again only where its text has changed', () => {
      const cache = createModuleCache();
      const read: string[] = [];
      const summaryOf = (text: string): unknown =>
        cache.summaryOf('a.py', text, () => {
          read.push(text);
          return parsePython(text, grammars.python).summary();
        });
      expect(summaryOf('X = 1\n')).to.equal(summaryOf('X = 1\n'));
      summaryOf('X = 2\n');
      expect(read).to.deep.equal(['X = 1\n', 'X = 2\n']);
    });

    it('forgets first what was asked for least recently', () => {
      const cache = createModuleCache({ modules: 2, characters: 1000 });
      const read: string[] = [];
      const ask = (path: string, text = 'X = 1\n'): void => {
        cache.summaryOf(path, text, () => {
          read.push(path);
          return parsePython(text, grammars.python).summary();
        });
      };
      ['a', 'b', 'a', 'c', 'a', 'b'].forEach((path) => {
        ask(path);
      });
      expect(read).to.deep.equal(['a', 'b', 'c', 'b']);
      ask('large', `#${'x'.repeat(1000)}\n`);
      ask('a');
      expect(read).to.deep.equal(['a', 'b', 'c', 'b', 'large', 'a']);
    });
  });

  describe('the texts that a file imports', () => {
    it('are found in Python and in notebooks, and through packages', () => {
      const files = { 'app/__init__.py': 'from .urls import X\n', 'app/urls.py': 'X = 1\n', 'b.py': 'B = 1\n' };
      const index = indexOf(files);
      const both = ['from .urls import X\n', 'X = 1\n'];
      expect(index.textsImportedBy('t.py', 'import os\nfrom app import X\n')).to.deep.equal(both);
      expect(index.textsImportedBy('t.ipynb', '{"source": ["from app import X\\n"]}')).to.deep.equal(both);
      expect(index.textsImportedBy('t.ipynb', '{"source": "import os\\nimport b, torch\\n"}')).to.deep.equal([
        'B = 1\n',
      ]);
      expect(index.textsImportedBy('app/t.py', 'from . import urls\n')).to.deep.equal(['X = 1\n']);
      expect(index.textsImportedBy('t.py', 'import torch\nx = "import nothing"\n')).to.deep.equal([]);
    });

    it('are those of settings files, too', () => {
      const config = 'defaults:\n  - db: mysql\n';
      const index = indexOf({ 'conf/config.yaml': config, 'conf/db/mysql.yaml': 'host: a\n', 'b.json': '{}' });
      const main = '@hydra.main(config_path="conf", config_name="config")\n';
      expect(index.textsImportedBy('t.py', main)).to.deep.equal([config, 'host: a\n']);
      expect(index.textsImportedBy('t.py', 'open("b.json")\n')).to.deep.equal(['{}']);
      expect(index.textsImportedBy('t.ipynb', '{"source": "open(\\"b.json\\")"}')).to.deep.equal(['{}']);
    });
  });
});

import { expect } from 'chai';
import { createModuleCache } from '../../../src/engine/workspace/module-cache';
import { createWorkspaceIndex } from '../../../src/engine/workspace/workspace-index';
import type { Grammars } from '../../../src/lang/grammars';
import { parsePython } from '../../../src/lang/python/document';
import type { ConstantValue, PythonDocument } from '../../../src/lang/python/types';
import { testGrammars } from '../grammars';
import { lastCall, nameOf } from '../python/parse';

type Files = Readonly<Record<string, string>>;

const URL = 'http://data.acme.org/labels.csv';
const CONFIG = `DATA_URL = "${URL}"\n`;

describe('names that files of a workspace give each other', () => {
  let grammars: Grammars;
  before(async () => {
    grammars = await testGrammars();
  });

  function open(files: Files, text: string, path = 'train.py'): PythonDocument {
    const index = createWorkspaceIndex({
      facts: {
        hasPath: (asked) => Object.keys(files).some((file) => file === asked || file.startsWith(`${asked}/`)),
        readText: (asked) => files[asked],
      },
      cache: createModuleCache(),
      read: (module) => parsePython(module, grammars.python).summary(),
    });
    return parsePython(text, grammars.python, { foreign: index.seenFrom(path) });
  }

  /** The value of the argument of the last call of `use`. */
  function used(files: Files, text: string, path?: string): ConstantValue | undefined {
    return lastCall(open(files, text, path), 'use')
      .argument('x', 0)
      ?.value.value()?.value;
  }

  describe('star imports in the file itself', () => {
    const files = { 'config.py': CONFIG, 'io_.py': 'from torch import load as read\n' };

    it('bring constants', () => {
      expect(used(files, 'from config import *\nuse(DATA_URL)\n')).to.equal(URL);
      expect(used(files, 'from config import *\ndef f():\n    use(DATA_URL)\n')).to.equal(URL);
      expect(used({ 'app/config.py': CONFIG }, 'from .config import *\nuse(DATA_URL)\n', 'app/train.py')).to.equal(URL);
      const lower = { 'config.py': 'data_url = "a"\n' };
      expect(used(lower, 'from os.path import *\nfrom config import *\nuse(data_url)\n')).to.equal('a');
    });

    it('bring functions', () => {
      expect(nameOf(open(files, 'from io_ import *\nread(p)\n'), 'read')).to.equal('torch.load');
    });

    it('bring nothing that something else may bring', () => {
      expect(used(files, 'use(DATA_URL)\nfrom config import *\n')).to.equal(undefined);
      expect(used(files, 'from config import *\nfrom other import *\nuse(DATA_URL)\n')).to.equal(undefined);
      expect(used(files, 'from config import *\nDATA_URL = f()\nuse(DATA_URL)\n')).to.equal(undefined);
      expect(used({ 'config.py': 'print = "a"\n' }, 'from config import *\nuse(print)\n')).to.equal(undefined);
      expect(used({ 'config.py': '_URL = "a"\n' }, 'from config import *\nuse(_URL)\n')).to.equal(undefined);
    });
  });

  describe('calls by names that other files gave', () => {
    const ways: readonly (readonly [string, Files, string])[] = [
      [
        'by an import',
        { 'utils/io.py': 'from torch import load as load_checkpoint\n' },
        'from utils.io import load_checkpoint\nload_checkpoint(p)\n',
      ],
      [
        'by assignment',
        { 'utils/io.py': 'import torch\nload_checkpoint = torch.load\n' },
        'from utils.io import load_checkpoint\nload_checkpoint(p)\n',
      ],
      [
        'through the module',
        { 'utils/io.py': 'import torch\nload_checkpoint = torch.load\n' },
        'from utils import io\nio.load_checkpoint(p)\n',
      ],
      [
        'inside of a function',
        { 'io_.py': 'from torch import load as read\n' },
        'from io_ import read as r\ndef f():\n    r(p)\n',
      ],
    ];
    for (const [way, files, text] of ways) {
      it(`are found ${way}`, () => {
        expect(open(files, text).calls('torch.load')).to.have.length(1);
      });
    }

    it('are no calls of functions that are defined there', () => {
      const files = { 'io_.py': 'import torch\ndef read(p):\n    return torch.load(p, weights_only=True)\n' };
      expect(open(files, 'from io_ import read\nread(p)\n').calls('torch.load')).to.have.length(0);
    });
  });
});

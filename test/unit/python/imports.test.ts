import { expect } from 'chai';
import type { PythonDocument } from '../../../src/lang/python/types';
import { applyEdit, lines, pythonReader } from './parse';

describe('imports added to Python', () => {
  let read: (text: string) => PythonDocument;
  before(async () => {
    read = await pythonReader();
  });

  const cases: readonly (readonly [string, string, string, string | undefined, string])[] = [
    ['an empty file', '', 'os', undefined, 'import os\n'],
    ['a file without imports', 'x = 1\n', 'os', undefined, 'import os\n\nx = 1\n'],
    ['a docstring', '"""Doc."""\nx = 1\n', 'os', undefined, '"""Doc."""\n\nimport os\n\nx = 1\n'],
    ['a docstring and a blank line', '"""Doc."""\n\nx = 1\n', 'os', undefined, '"""Doc."""\n\nimport os\n\nx = 1\n'],
    [
      'a shebang',
      '#!/usr/bin/env python\n# Licence\n\nx = 1\n',
      'os',
      undefined,
      '#!/usr/bin/env python\n# Licence\nimport os\n\nx = 1\n',
    ],
    ['only comments', '# a', 'os', undefined, '# a\nimport os\n'],
    ['sorted imports', 'import abc\nimport sys\n', 'os', undefined, 'import abc\nimport os\nimport sys\n'],
    ['imports of other packages', 'import numpy\n', 'os', undefined, 'import os\n\nimport numpy\n'],
    ['imports of the library', 'import os\n\nx = 1\n', 'torch', undefined, 'import os\n\nimport torch\n\nx = 1\n'],
    [
      'a future import',
      'from __future__ import a\n\nimport numpy\n',
      'os',
      undefined,
      'from __future__ import a\n\nimport os\n\nimport numpy\n',
    ],
    [
      'relative imports',
      'import os\n\nfrom .a import b\n',
      'torch',
      undefined,
      'import os\n\nimport torch\n\nfrom .a import b\n',
    ],
    [
      'plain imports before others',
      'import sys\nfrom abc import A\n',
      'os',
      undefined,
      'import os\nimport sys\nfrom abc import A\n',
    ],
    [
      'imports sorted by module',
      'from abc import A\nimport sys\n',
      'os',
      undefined,
      'from abc import A\nimport os\nimport sys\n',
    ],
    ['unsorted imports', 'import sys\nimport abc\n', 'os', undefined, 'import sys\nimport abc\nimport os\n'],
    ['mixed sections', 'import numpy\nimport abc\n', 'os', undefined, 'import numpy\nimport abc\nimport os\n'],
    ['a member', 'import sys\n', 'os', 'environ', 'import sys\nfrom os import environ\n'],
    [
      'a member of a module with others',
      'from os import environ, path\n',
      'os',
      'getenv',
      'from os import environ, getenv, path\n',
    ],
    [
      'a comment behind the import',
      'import abc  # why\nimport sys\n',
      'os',
      undefined,
      'import abc  # why\nimport os\nimport sys\n',
    ],
    ['statements on one line', 'import abc; x = """\n"""\n', 'os', undefined, 'import abc; x = """\n"""\nimport os\n'],
    ['code before the imports', 'x = key()\nimport sys\n', 'os', undefined, 'import os\n\nx = key()\nimport sys\n'],
    [
      'an import inside of a function',
      'def f():\n    import os\n',
      'os',
      undefined,
      'import os\n\ndef f():\n    import os\n',
    ],
    ['an import under another name', 'import os as o\n', 'os', undefined, 'import os as o\nimport os\n'],
    ['lines of Windows', 'import abc\r\nimport sys\r\n', 'os', undefined, 'import abc\r\nimport os\r\nimport sys\r\n'],
    ['a byte order mark', '\uFEFFimport sys\n', 'os', undefined, '\uFEFFimport os\nimport sys\n'],
    ['cells that begin with a magic', 'pass\nimport sys\n', 'os', undefined, 'pass\nimport os\nimport sys\n'],
  ];
  for (const [what, text, module, name, expected] of cases) {
    it(`minds ${what}`, () => {
      expect(applyEdit(text, read(text).importEdit(module, name))).to.equal(expected);
      expect(read(expected).importEdit(module, name)).to.equal(undefined);
    });
  }

  it('adds nothing that is there already', () => {
    const document = read(
      lines(
        'import os.path',
        'from yaml import safe_load',
        'try:',
        '    import ssl',
        'except ImportError:',
        '    pass',
      ),
    );
    expect(document.importEdit('os')).to.equal(undefined);
    expect(document.importEdit('yaml', 'safe_load')).to.equal(undefined);
    expect(document.importEdit('ssl')).to.equal(undefined);
    expect(document.importEdit('yaml')).not.to.equal(undefined);
  });

  it('lists what is bound', () => {
    const text = lines('import a.b, c as d', 'from e import (f, g as h)', 'from . import i');
    expect(
      read(text).imports.map(({ name, qualifiedName, range }) => [
        name,
        qualifiedName,
        text.slice(range.start, range.end),
      ]),
    ).to.deep.equal([
      ['a', 'a', 'a.b'],
      ['d', 'c', 'c as d'],
      ['f', 'e.f', 'f'],
      ['h', 'e.g', 'g as h'],
      ['i', '.i', 'i'],
    ]);
  });
});

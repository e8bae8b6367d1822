import { expect } from 'chai';
import { parseRequirement, parseRequirements } from '../../../src/lang/requirements/document';
import type { Requirement } from '../../../src/lang/requirements/types';

const all = (text: string): readonly Requirement[] => parseRequirements(text, 'requirements.txt').requirements;
const one = (text: string): Requirement | undefined => all(text)[0];
const problems = (text: string): readonly string[] =>
  parseRequirements(text, 'requirements.txt').problems.map(({ range }) => text.slice(range.start, range.end));

describe('a requirement', () => {
  it('is a name with versions', () => {
    const text = 'Scikit_Learn.extra >= 1.4, <2';
    const requirement = one(text);
    expect(requirement).to.include({
      kind: 'package',
      name: 'Scikit_Learn.extra',
      normalizedName: 'scikit-learn-extra',
      specifier: '>=1.4,<2',
      hasHashes: false,
      isEditable: false,
    });
    expect(requirement?.range).to.deep.equal({ start: 0, end: text.length });
    expect(requirement?.specifierRange).to.deep.equal({ start: 19, end: text.length });
    expect(requirement).not.to.have.any.keys('marker', 'url', 'option');
  });

  for (const [text, specifier] of [
    ['torch==2.3.0+cu121', '==2.3.0+cu121'],
    ['torch==2.*', '==2.*'],
    ['torch ~= 2.3', '~=2.3'],
    ['torch===2.3-local.build', '===2.3-local.build'],
    ['torch!=2.2.1,>=2,<3', '!=2.2.1,>=2,<3'],
    ['torch (>=2.0, <3)', '>=2.0,<3'],
    ['torch>=1!2.0', '>=1!2.0'],
    ['torch', ''],
    ['torch=2.3', '=2.3'],
    ['torch=2.3=py312_cuda12.1_0', '=2.3=py312_cuda12.1_0'],
  ] as const) {
    it(`says which versions: ${text}`, () => {
      const requirement = one(text);
      expect(requirement).to.include({ kind: 'package', name: 'torch', specifier });
      const { start = 0, end = 0 } = requirement?.specifierRange ?? {};
      expect(text.slice(start, end).replaceAll(' ', '')).to.equal(specifier);
    });
  }

  it('has extras and a marker, and a place for a version where it has none', () => {
    const text = 'ray [tune, serve] ; python_version >= "3.11" and sys_platform == "linux"';
    expect(one(text)).to.deep.include({
      name: 'ray',
      extras: ['tune', 'serve'],
      specifier: '',
      specifierRange: { start: 17, end: 17 },
      marker: 'python_version >= "3.11" and sys_platform == "linux"',
    });
    expect(one('ray[tune]==2.9;python_version<"3.13"')).to.deep.include({
      extras: ['tune'],
      specifier: '==2.9',
      marker: 'python_version<"3.13"',
    });
  });

  it('has hashes on lines of their own', () => {
    const text = 'numpy==2.3.5 \\\n    --hash=sha256:aa11 \\\n    --hash=sha256:bb22\n    # via pandas\npandas==2.2\n';
    const [numpy, pandas] = all(text);
    expect(numpy).to.deep.include({ name: 'numpy', specifier: '==2.3.5', hasHashes: true });
    expect(numpy?.range).to.deep.equal({ start: 0, end: text.indexOf('\n    # via') });
    expect(pandas).to.deep.include({ name: 'pandas', hasHashes: false });
  });

  it('has options of its own', () => {
    expect(one('toolbox==1.0 --config-settings "--build-option=--fast"')).to.deep.include({
      kind: 'package',
      specifier: '==1.0',
      hasHashes: false,
    });
    expect(one('toolbox==1.0 --hash sha256:aa11')).to.include({ hasHashes: true });
  });
});

describe('a requirement by address', () => {
  it('has a name in front of the URL', () => {
    const text = 'toolbox[gpu] @ https://example.net/toolbox-1.0.zip ; python_version < "3.13"';
    const requirement = one(text);
    expect(requirement).to.deep.include({
      kind: 'url',
      name: 'toolbox',
      extras: ['gpu'],
      url: 'https://example.net/toolbox-1.0.zip',
      marker: 'python_version < "3.13"',
      specifier: '',
    });
    expect(text.slice(requirement?.urlRange?.start, requirement?.urlRange?.end)).to.equal(requirement?.url);
    expect(one('toolbox@file:///srv/toolbox')).to.include({ kind: 'url', name: 'toolbox' });
  });

  it('has a name in the fragment, or none', () => {
    const text = 'git+https://example.net/a/b.git@v1#subdirectory=x&egg=Tool_Box[gpu]  # ours';
    const requirement = one(text);
    expect(requirement).to.deep.include({
      kind: 'url',
      name: 'Tool_Box',
      normalizedName: 'tool-box',
      extras: ['gpu'],
      url: 'git+https://example.net/a/b.git@v1#subdirectory=x&egg=Tool_Box[gpu]',
    });
    expect(text.slice(requirement?.nameRange?.start, requirement?.nameRange?.end)).to.equal('Tool_Box');
    expect(one('git+ssh://git@example.net/a/b.git')).to.include({ kind: 'url' }).and.not.to.have.property('name');
    expect(one('https://example.net/x-1.0-py3-none-any.whl; python_version<"3"')).to.include({
      url: 'https://example.net/x-1.0-py3-none-any.whl',
      marker: 'python_version<"3"',
    });
  });

  for (const path of ['.', './local', '../lib[dev,test]', 'wheels/x-1.0-py3-none-any.whl', 'x-1.0.tar.gz', '/srv/x']) {
    it(`is a path: ${path}`, () => {
      expect(one(`${path} ; sys_platform == "linux"`)).to.include({ kind: 'path', marker: 'sys_platform == "linux"' });
    });
  }

  it('is installed in place by -e', () => {
    expect(one('-e git+https://example.net/a/b.git@main#egg=toolbox')).to.deep.include({
      kind: 'url',
      isEditable: true,
      name: 'toolbox',
      url: 'git+https://example.net/a/b.git@main#egg=toolbox',
      range: { start: 0, end: 51 },
      urlRange: { start: 3, end: 51 },
    });
    expect(one('--editable=./lib[dev]')).to.deep.include({ kind: 'path', isEditable: true, extras: ['dev'] });
    expect(one('-e "./my-lib"')).to.include({ kind: 'path', isEditable: true });
    expect(one('-e lib')).to.include({ kind: 'path', isEditable: true }).and.not.to.have.property('name');
  });
});

describe('an option of a requirements file', () => {
  for (const [text, option, optionValue] of [
    ['-r base.txt', '-r', 'base.txt'],
    ['-rbase.txt', '-r', 'base.txt'],
    ['--requirement=base.txt', '--requirement', 'base.txt'],
    ['-c constraints.txt', '-c', 'constraints.txt'],
    ['-i https://example.net/simple', '-i', 'https://example.net/simple'],
    ['--index-url=https://example.net/simple?a=b', '--index-url', 'https://example.net/simple?a=b'],
    ['--extra-index-url  https://example.net/simple', '--extra-index-url', 'https://example.net/simple'],
    ['--find-links "my wheels"', '--find-links', 'my wheels'],
    ['--trusted-host example.net', '--trusted-host', 'example.net'],
    ['--no-index', '--no-index', undefined],
  ] as const) {
    it(`has a name and a value: ${text}`, () => {
      const requirement = one(text);
      expect(requirement).to.deep.include({ kind: 'option', option, range: { start: 0, end: text.length } });
      expect(requirement?.optionValue).to.equal(optionValue);
    });
  }

  it('may share its line with others', () => {
    const text = '--no-index --find-links wheels \\\r\n  --trusted-host=example.net  # ours';
    expect(all(text).map(({ option, range }) => [option, text.slice(range.start, range.end)])).to.deep.equal([
      ['--no-index', '--no-index'],
      ['--find-links', '--find-links wheels'],
      ['--trusted-host', '--trusted-host=example.net'],
    ]);
  });
});

describe('a requirements file', () => {
  it('has comments behind white space only, a byte order mark and line ends of any kind', () => {
    const text = '\uFEFF# top\r\nnumpy==1  # why\rpandas\t# why\n\n  scipy\n#torch\nx @ https://example.net/x#egg=x\n';
    expect(all(text).map(({ range }) => text.slice(range.start, range.end))).to.deep.equal([
      'numpy==1',
      'pandas',
      'scipy',
      'x @ https://example.net/x#egg=x',
    ]);
  });

  it('joins lines as pip does', () => {
    expect(all('numpy \\\n  ==1 \\\n  ; python_version \\\n  < "3"\n')).to.have.length(1);
    expect(one('numpy \\\n  ==1 \\\n  ; python_version \\\n  < "3"\n')).to.include({ marker: 'python_version < "3"' });
    expect(all('numpy  # note \\\npandas\nscipy').map(({ name }) => name)).to.deep.equal(['numpy', 'scipy']);
    expect(all('# note \\\npandas').map(({ name }) => name)).to.deep.equal(['pandas']);
    expect(all('numpy \\\n# note \\\npandas').map(({ name }) => name)).to.deep.equal(['numpy', 'pandas']);
    expect(all('numpy\\').map(({ name }) => name)).to.deep.equal(['numpy']);
  });

  it('reports lines that pip would refuse, and goes on', () => {
    const lines = ['numpy >=1 <2', '=== merge', '<<<<<<< head/x', '"quoted"', 'x (>=1', '-', 'a b c', 'torch==', '-e'];
    expect(problems([...lines, 'scipy'].join('\n'))).to.deep.equal(lines);
    expect(all([...lines, 'scipy'].join('\n')).map(({ name }) => name)).to.deep.equal(['scipy']);
  });

  it('reports templates, and goes on', () => {
    const lines = ['numpy=={{ version }}', '{% if gpu %}', '{{ name }}', '--index-url https://{{host}}/simple'];
    expect(problems([...lines, 'scipy'].join('\n'))).to.deep.equal(lines);
  });

  it('has a role by its name', () => {
    for (const [path, role] of [
      ['requirements.txt', 'requirements'],
      ['requirements/base.txt', 'requirements'],
      ['constraints.txt', 'constraints'],
      ['pip\\constraints\\gpu.txt', 'constraints'],
      ['dev-constraints.txt', 'constraints'],
      ['requirements.in', 'input'],
      ['requirements/gpu.in', 'input'],
      ['requirements.in.j2', 'input'],
    ] as const) {
      expect(parseRequirements('', path).role, path).to.equal(role);
    }
  });
});

describe('a word of a pip command', () => {
  it('is read as one requirement', () => {
    expect(parseRequirement('torch==2.3')).to.include({ kind: 'package', specifier: '==2.3' });
    expect(parseRequirement(' torch >= 2 ')).to.deep.include({ name: 'torch', nameRange: { start: 1, end: 6 } });
    expect(parseRequirement('git+https://example.net/a/b.git')).to.include({ kind: 'url' });
    expect(parseRequirement('./local')).to.include({ kind: 'path' });
    expect(parseRequirement('toolbox @ https://example.net/x.zip')).to.include({ kind: 'url', name: 'toolbox' });
  });

  it('may be none', () => {
    for (const word of ['', ' ', '-r', '--no-deps', '$PACKAGES', '{{ package }}', '>=2', '#x', 'a b']) {
      expect(parseRequirement(word), word).to.equal(undefined);
    }
  });
});

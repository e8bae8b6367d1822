import { expect } from 'chai';
import fc from 'fast-check';
import { nodeAt, stringAt, walkData } from '../../../src/lang/data-node';
import { parseToml } from '../../../src/lang/toml/document';
import { cutAtLines, toValue } from '../yaml/values';

const TEXT = [
  '# a project',
  '[project]',
  'name = "x"',
  'dependencies = [',
  "  'torch>=2', # comment",
  '  "numpy",',
  ']',
  'dynamic.version = true',
  '',
  '[[tool.uv.index]]',
  'url = "http://one"',
  '[[tool.uv.index]]',
  'url = "http://two"',
  '',
  '[tool.poetry.dependencies]',
  'requests = { version = "^2", extras = ["a"] }',
  'day = 2020-01-02',
  'hex = 0xff',
  'size = 1.5',
  "text = '''",
  'one',
  "two'''",
  '',
].join('\n');

describe('a TOML document', () => {
  it('is one tree of tables, arrays of tables, inline tables and dotted keys', () => {
    for (const text of [TEXT, TEXT.replaceAll('\n', '\r\n'), `\uFEFF${TEXT}`]) {
      const { root, problems } = parseToml(text);
      expect(problems).to.deep.equal([]);
      const value = toValue(root);
      expect(JSON.parse(JSON.stringify(value).replaceAll('\\r', ''))).to.deep.equal({
        project: { name: 'x', dependencies: ['torch>=2', 'numpy'], dynamic: { version: true } },
        tool: {
          uv: { index: [{ url: 'http://one' }, { url: 'http://two' }] },
          poetry: {
            dependencies: {
              requests: { version: '^2', extras: ['a'] },
              day: '2020-01-02',
              hex: 255,
              size: 1.5,
              text: 'one\ntwo',
            },
          },
        },
      });
    }
  });

  it('gives each value its span and its path', () => {
    const { root } = parseToml(TEXT);
    if (root === undefined) throw new Error('nothing was read');
    for (const node of walkData(root)) {
      expect(nodeAt(root, ...node.path)).to.equal(node);
      if (node.kind !== 'scalar') continue;
      const again = parseToml(`k = ${TEXT.slice(node.range.start, node.range.end)}`);
      expect(nodeAt(again.root, 'k')).to.include({ value: node.value });
    }
    const entry = root.kind === 'map' ? root.entry('project') : undefined;
    expect(entry && TEXT.slice(entry.keyRange.start, entry.keyRange.end)).to.equal('project');
    const table = nodeAt(root, 'tool', 'poetry', 'dependencies');
    expect(table && TEXT.slice(table.range.start).startsWith('[tool.poetry.dependencies]')).to.equal(true);
  });

  it('maps strings back through escapes, and writes new text in their style', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.string({ unit: 'grapheme' }), (value, added) => {
        const text = `k = ${JSON.stringify(value).replaceAll('\u007f', '\\u007f')}\n`;
        const node = nodeAt(parseToml(text).root, 'k');
        if (node?.kind !== 'scalar') throw new Error('no scalar');
        const { text: inner, map } = node.embedded();
        expect(inner).to.equal(value);
        const middle = inner.length >> 1;
        fc.pre(!/[\uD800-\uDFFF]/.test(inner));
        const encoded = map.encode(added, middle);
        const place = map.toOuter({ start: middle, end: middle });
        if (encoded === undefined || place === undefined) return;
        const written = text.slice(0, place.start) + encoded + text.slice(place.start);
        expect(stringAt(parseToml(written).root, 'k')).to.equal(inner.slice(0, middle) + added + inner.slice(middle));
      }),
    );
    const node = nodeAt(parseToml("k = 'x'").root, 'k');
    expect(node?.kind === 'scalar' && node.embedded().map.encode("it's", 1)).to.equal(undefined);
  });

  it('keeps multi-line strings in step with their lines', () => {
    const text = 'k = """\none \\\n   two\\n\nthree"""\n';
    const node = nodeAt(parseToml(text).root, 'k');
    if (node?.kind !== 'scalar') throw new Error('no scalar');
    const { text: inner, map } = node.embedded();
    expect(inner).to.equal(node.value);
    const start = inner.indexOf('three');
    const outer = map.toOuter({ start, end: start + 5 });
    expect(outer && text.slice(outer.start, outer.end)).to.equal('three');
  });

  for (const [name, text, expected] of [
    ['a value that is missing', 'a = 1\nb =\n[c]\nd = 2\n', { a: 1, c: { d: 2 } }],
    ['a key without anything', 'a = 1\noops\nb = 2\n', { a: 1, b: 2 }],
    ['an array that is not closed', 'a = 1\nb = [1,\n2\n[c]\nd = 2\n', { a: 1, c: { d: 2 } }],
    ['a header that is not closed', 'a = 1\n[t\nb = 2\n', { a: 1, b: 2 }],
    ['a string that is not closed', 'a = "x\nb = 2\n', { b: 2 }],
    ['a table that is there twice', '[a]\nb = 1\n[a]\nc = 2\n', { a: { b: 1, c: 2 } }],
    ['a text that is not closed', 'a = 1\nb = """\nx\n', { a: 1 }],
    ['a template', 'a = 1\nb = {{ x }}\nc = 3\n', { a: 1, c: 3 }],
  ] as const) {
    it(`goes on around ${name}`, () => {
      const { root, problems } = parseToml(text);
      expect(toValue(root)).to.deep.equal(expected);
      expect(problems).to.not.deep.equal([]);
    });
  }

  it('keeps what stands in front where too much is broken', () => {
    const { root, problems } = parseToml(`a = 1\n${'b ! 2\n'.repeat(100)}c = 3\n`);
    expect(nodeAt(root, 'a')).to.include({ value: 1 });
    expect(problems.length).to.be.lessThan(50);
  });

  it('keeps what stands before a cut', () => {
    for (const cut of cutAtLines(TEXT)) {
      const { root } = parseToml(cut);
      if (cut.includes('name = "x"')) expect(stringAt(root, 'project', 'name'), cut).to.equal('x');
    }
  });

  it('is read in bounded time whatever the text', function () {
    this.timeout(10_000);
    for (const text of [
      `a = ${'['.repeat(20_000)}`,
      `a = ${'{b = '.repeat(20_000)}`,
      `a = "${'x'.repeat(1_000_000)}"\nb = 1`,
      `a = """\n${'x\n'.repeat(200_000)}"""\nb = 1`,
      'x\n'.repeat(20_000),
      `${'a.'.repeat(5000)}b = 1`,
    ]) {
      const { root } = parseToml(text);
      if (root) expect([...walkData(root)].length).to.be.lessThan(1000);
    }
  });
});

import { expect } from 'chai';
import fc from 'fast-check';
import type { Edit } from '../../../src/core/fix';
import { nodeAt, type DataMap, type DataSequence } from '../../../src/lang/data-node';
import { parseYaml } from '../../../src/lang/yaml/document';
import { appendEntry, insertBefore, removeEntry, removeItem, replaceScalar } from '../../../src/lang/yaml/patch';

/** What is there, or the test is wrong. */
function given<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The test names something that is not there.');
  return value;
}

const apply = (text: string, edit: Edit | undefined): string | undefined =>
  edit && text.slice(0, edit.range.start) + edit.text + text.slice(edit.range.end);

function mapOf(text: string, ...path: readonly (string | number)[]): DataMap {
  const node = nodeAt(parseYaml(text, 'x.yaml').roots[0], ...path);
  if (node?.kind !== 'map') throw new Error('There is no mapping.');
  return node;
}

function listOf(text: string, ...path: readonly (string | number)[]): DataSequence {
  const node = nodeAt(parseYaml(text, 'x.yaml').roots[0], ...path);
  if (node?.kind !== 'sequence') throw new Error('There is no list.');
  return node;
}

function without(text: string, key: string, ...path: readonly (string | number)[]): string | undefined {
  const map = mapOf(text, ...path);
  return apply(text, removeEntry({ text }, map, given(map.entry(key))));
}

describe('patches of YAML', () => {
  it('remove an entry with its line and the comment on it', () => {
    expect(without('# top\na: 1\nb: 2 # why\n# next\nc: 3\n', 'b')).to.equal('# top\na: 1\n# next\nc: 3\n');
  });

  it('remove an entry of several lines', () => {
    expect(without('a: 1\nb:\n  c: [1,\n    2]\nd: |\n  x\n\ne: 2\n', 'b')).to.equal('a: 1\nd: |\n  x\n\ne: 2\n');
    expect(without('a: 1\nd: |\n  x\ne: 2\n', 'd')).to.equal('a: 1\ne: 2\n');
  });

  it('remove the last entry of a file without a last line break', () => {
    expect(without('a: 1\nb: 2', 'b')).to.equal('a: 1\n');
  });

  it('remove what stands behind a dash, and let the next one move up', () => {
    expect(without('- a: 1\n  b: 2\n- c: 3\n', 'a', 0)).to.equal('- b: 2\n- c: 3\n');
    expect(without('- a: 1 # why\n  b: 2\n', 'a', 0)).to.equal(undefined);
  });

  it('remove between braces, first, middle and last', () => {
    expect(without('{a: 1, b: 2, c: 3}', 'a')).to.equal('{b: 2, c: 3}');
    expect(without('{a: 1, b: 2, c: 3}', 'b')).to.equal('{a: 1, c: 3}');
    expect(without('{a: 1, b: 2, c: 3}', 'c')).to.equal('{a: 1, b: 2}');
  });

  it('leave alone what others refer to, and what would leave nothing', () => {
    expect(without('a: &x 1\nb: *x\n', 'a')).to.equal(undefined);
    expect(without('a:\n  b: 1\n', 'b', 'a')).to.equal(undefined);
  });

  it('remove an item of a list', () => {
    const block = 'a:\n- x\n- y # why\n- z\n';
    const items = listOf(block, 'a');
    expect(apply(block, removeItem({ text: block }, items, given(items.items[1])))).to.equal('a:\n- x\n- z\n');
    const flow = 'a: [x, y]\n';
    const list = listOf(flow, 'a');
    expect(apply(flow, removeItem({ text: flow }, list, given(list.items[1])))).to.equal('a: [x]\n');
  });

  it('replace a scalar in its own quotes', () => {
    const text = 'a: "x" # why\nb: |\n  x\n';
    expect(apply(text, replaceScalar(given(mapOf(text).get('a')), 'y'))).to.equal('a: "y" # why\nb: |\n  x\n');
    expect(replaceScalar(given(mapOf(text).get('b')), 'y')).to.equal(undefined);
  });

  it('append an entry, indented as the others are', () => {
    const text = 'a:\n    b: 1 # why\n\nc: 2\r\n';
    expect(apply(text, appendEntry({ text }, mapOf(text, 'a'), 'd: 3'))).to.equal(
      'a:\n    b: 1 # why\r\n    d: 3\n\nc: 2\r\n',
    );
    const item = '- a: 1\n- b\n';
    expect(apply(item, appendEntry({ text: item }, mapOf(item, 0), 'd: 3'))).to.equal('- a: 1\n  d: 3\n- b\n');
    expect(apply('{a: 1}', appendEntry({ text: '{a: 1}' }, mapOf('{a: 1}'), 'd: 3'))).to.equal('{a: 1, d: 3}');
  });

  it('insert lines in front of an entry', () => {
    const text = 'on: push\njobs:\n  a: 1\n';
    const map = mapOf(text);
    const lines = ['permissions:', '  contents: read'];
    expect(apply(text, insertBefore({ text }, map, given(map.entry('jobs')), lines))).to.equal(
      'on: push\npermissions:\n  contents: read\njobs:\n  a: 1\n',
    );
  });

  it('keep every other entry and every comment', () => {
    const value = fc.constantFrom(
      '1',
      '"x"',
      "'y z'",
      '[1, 2]',
      '{k: v}',
      '|\n    text\n    more',
      '>-\n    folded',
      '',
    );
    const comment = fc.constantFrom('', ' # note', '\n  # own line');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(value, comment), { minLength: 2, maxLength: 6 }),
        fc.nat(),
        fc.constantFrom('', '- '),
        (entries, chosen, dash) => {
          const lines = entries.map(
            ([text, note], index) => `  k${String(index)}: ${text}${text.includes('\n') ? '' : note}`,
          );
          const text = dash === '' ? `${lines.join('\n')}\n` : `- ${lines.join('\n').slice(2)}\n`;
          const path = dash === '' ? [] : [0];
          const map = mapOf(text, ...path);
          const entry = given(map.entries[chosen % map.entries.length]);
          const after = apply(text, removeEntry({ text }, map, entry));
          if (after === undefined) return;
          const rest = map.entries.filter((one) => one !== entry);
          const kept = mapOf(after, ...path).entries;
          expect(kept.map(({ key }) => key)).to.deep.equal(rest.map(({ key }) => key));
          const textOf = (source: string, one: DataMap['entries'][number]): string =>
            source.slice(one.value.range.start, one.value.range.end).trimEnd();
          expect(kept.map((one) => textOf(after, one))).to.deep.equal(rest.map((one) => textOf(text, one)));
          const ownLines = (source: string): number =>
            source.split('\n').filter((line) => line.startsWith('  #')).length;
          expect(ownLines(after)).to.equal(ownLines(text));
        },
      ),
    );
  });
});

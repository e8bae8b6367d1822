import { expect } from 'chai';
import fc from 'fast-check';
import { linesOf, readShell } from './read';

describe('a text that is no whole shell script', () => {
  it('is read around what has no end', () => {
    for (const [open, first] of [
      ...([
        ['echo "b', 'echo ?'],
        ["echo 'b", 'echo ?'],
        ['echo `b', 'echo ?'],
        ['echo ${b', 'echo ?'],
      ] as const),
      ...([
        ['echo $((b', 'echo ?'],
        ['A=(b', undefined],
        ['if b', 'b'],
        ['(b', 'b'],
        ['f() {', undefined],
      ] as const),
    ]) {
      const document = readShell(`${open}\npip install torch\ncurl -k x`);
      expect(document.problems, open).to.have.lengthOf(1);
      const lines = linesOf(document);
      expect(lines, open).to.include('pip install torch').and.to.include('curl -k x');
      if (first !== undefined) expect(lines[0], open).to.equal(first);
    }
  });

  it('may close what is not open', () => {
    const document = readShell('a; fi\n) b; done } c\nesac');
    expect(document.problems).to.have.lengthOf(1);
    expect(linesOf(document)).to.include.members(['a', 'b']);
  });

  it('may be written for Windows', () => {
    const text = '@echo off\r\nrem it is "odd"\r\nif exist "%X%" (\r\n  del x\r\n) else (\r\n  pip install y\r\n)\r\n';
    expect(linesOf(readShell(text))).to.include.members(['del x', 'pip install y']);
    expect(linesOf(readShell('$x = @{ a = "b" }\r\nif ($y) { pip install z }\r\n'))).to.include('pip install z }');
  });

  it('may be nested deeper than anybody writes', () => {
    for (const open of ['(', '$(', '"$(', '${a:-', '{ ', 'if a; then\n', '((', '$((', '`', 'A=(', '<(']) {
      readShell(`pip install x\n${open.repeat(10_000)}`);
    }
    expect(linesOf(readShell(`pip install x\n${'$('.repeat(10_000)}`))[0]).to.equal('pip install x');
    expect(linesOf(readShell(`${'( '.repeat(900)}a${')'.repeat(900)}; b`))).to.deep.equal(['a', 'b']);
  });

  it('may be made to take long', () => {
    for (const part of [
      '<<<',
      '>',
      'a|',
      'for ((',
      '<<E\n',
      '{{ ',
      "$'",
      '"${',
      '`"',
      'case x\n',
      "'`'",
      'A=$A\n',
      '?(a',
    ]) {
      const { text } = readShell(part.repeat(100_000 / part.length));
      expect(text.length).to.be.above(90_000);
    }
  });
});

const PIECES = [
  ...['a', ' ', '=', "'", '"', '`', '$', '$(', '${', '$((', ')', '}', '{ ', '(', '((', '))', '\\', '\n', '\r\n', '\r'],
  ...[
    '|',
    '&',
    ';',
    ';;',
    '<',
    '>',
    '<<E\n',
    'E\n',
    '#',
    '[[ ',
    ' ]]',
    'if ',
    'fi',
    'case x in ',
    'esac',
    'for ',
    'do ',
  ],
  ...[
    'A=',
    'A=(',
    '{{',
    '}}',
    '${{ ',
    '<%',
    '%>',
    '{%',
    '%}',
    "$'",
    'bash -c ',
    'export ',
    'env ',
    '\uFEFF',
    '😀',
    '𝒳',
  ],
];

describe('any text read as a shell script', () => {
  it('gives spans that hold what they say', () => {
    const texts = fc.oneof(
      fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((parts) => parts.join('')),
      fc.string(),
    );
    fc.assert(
      fc.property(texts, fc.constantFrom('file', 'magic', 'exec'), (text, origin) => {
        readShell(text, origin);
      }),
      { numRuns: 1000 },
    );
  });

  it('gives the same with either line end and behind a byte order mark', () => {
    const pieces = fc.constantFrom(...PIECES.filter((piece) => !/[\r\\\uFEFF]/.test(piece)), '\\\n', '\\$');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const content = (own: string): unknown => {
          const { commands, environment } = readShell(own);
          return [
            commands.map(({ name, words, pipedInto }) => [name, words.map(({ value }) => value), pipedInto?.name]),
            environment.map(({ name, value }) => [name, value]),
          ];
        };
        expect(content(text.replaceAll('\n', '\r\n'))).to.deep.equal(content(text));
        expect(content(`\uFEFF${text}`)).to.deep.equal(content(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('takes any value from a word that is quoted for it', () => {
    const quotes = fc.constantFrom(
      (value: string) => `'${value.replaceAll("'", "'\\''")}'`,
      (value: string) => `"${value.replace(/["\\$`]/g, '\\$&')}"`,
      (value: string) => `$'${value.replace(/['\\]/g, '\\$&')}'`,
    );
    const values = fc.string({ unit: 'binary' }).filter((value) => !/\{\{|\{%|<%|\r/.test(value));
    fc.assert(
      fc.property(fc.array(fc.tuple(values, quotes), { maxLength: 5 }), (words) => {
        const [command] = readShell(`run ${words.map(([value, quote]) => quote(value)).join('\t')} > out; x`).commands;
        expect(command?.words.map(({ value }) => value)).to.deep.equal(words.map(([value]) => value));
      }),
    );
  });
});

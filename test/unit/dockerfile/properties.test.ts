import { expect } from 'chai';
import fc from 'fast-check';
import { dockerfileImages, dockerfileScripts } from '../../../src/lang/dockerfile/surfaces';
import { parse } from './read';

const word = fc.constantFrom('a', 'pip', '&&', "'it s'", '"x y"', '$V', '-k', 'é😀', 'c\\ d', ';', '{{ x }}', '`id`');
const between = fc.constantFrom(' ', '  ', ' \\\n', ' \\ \n\t', ' \\\n# c\n', ' \\\n\n  # d \\\n ');
const phrase = fc
  .tuple(word, fc.array(fc.tuple(between, word), { maxLength: 6 }))
  .map(([first, rest]) => first + rest.map((pair) => pair.join('')).join(''));
const body = fc.array(fc.constantFrom('a b', '\tc', '', '# d', 'FROM x', 'é\\'), { maxLength: 4 });

/** An instruction as text, with the lines of which it consists. */
const instruction = fc.oneof(
  phrase.map((text) => `RUN ${text}`),
  phrase.map((text) => `ONBUILD RUN --mount=type=cache,target=/x \\\n ${text}`),
  phrase.map((text) => `HEALTHCHECK --retries=1 CMD ${text}`),
  fc
    .array(fc.constantFrom('a', "it's", 'x y', 'é"', '\\', '\n'), { minLength: 1, maxLength: 4 })
    .map((words) => `CMD ${JSON.stringify(words)}`),
  fc
    .tuple(fc.constantFrom('<<E', '<<-"E"', 'cat <<E > /x', 'sh -e <<-E', 'python <<E'), body)
    .map(([command, lines]) => ['RUN ' + command, ...lines, 'E'].join('\n')),
  fc.constantFrom(
    'FROM a:1 AS b',
    'FROM --platform=x $V',
    'FROM b',
    'COPY --from=q:1 \\\n x /y',
    'SHELL ["pwsh"]',
    'ARG V=1',
  ),
  fc.constantFrom('ENV A=1 \\\n# c\n B="x y"', 'ENV K some value', 'ENV C=$V', '# comment', '', '{% if x %}'),
);
const dockerfile = fc.array(instruction, { maxLength: 8 }).map((parts) => parts.map((part) => `${part}\n`).join(''));

const soup = fc
  .array(
    fc.constantFrom(
      ...[
        'FROM ',
        'RUN ',
        'ENV ',
        'ARG ',
        'COPY ',
        'ONBUILD ',
        'SHELL ',
        'HEALTHCHECK ',
        'CMD ',
        '--from=',
        '--mount=',
        'A=',
        'as ',
      ],
      ...[
        '<<',
        '<<-',
        'E',
        '\n',
        '\nE\n',
        '\r\n',
        '\\\n',
        '\\',
        '`',
        '"',
        "'",
        '$',
        '${',
        ':-',
        '}',
        '{{',
        '[',
        ']',
        '["a"]',
        ',',
        ' ',
        '\t',
        '#',
        '# escape=`\n',
      ],
      ...['\uFEFF', '\ud83d', '\0', '\u2028', 'x', '#!', 'python'],
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(''));

describe('a Dockerfile', () => {
  it('is read from any text, with every span inside of it and in order', () => {
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'binary' })), (text) => {
        const document = parse(text);
        let last = 0;
        for (const { keyword, keywordRange, argumentsRange, range } of document.instructions) {
          expect(range.start).to.be.at.least(last);
          expect(keywordRange.start).to.equal(range.start);
          expect(argumentsRange.start).to.be.within(keywordRange.end, range.end);
          expect(argumentsRange.end).to.be.within(argumentsRange.start, range.end);
          expect(range.end).to.be.at.most(text.length);
          expect(text.charAt(range.start).toUpperCase()).to.equal(keyword.charAt(0));
          last = range.end;
        }
        for (const { range } of document.problems) expect(range.end).to.be.within(range.start, text.length);
        for (const script of dockerfileScripts(document)) {
          const whole = script.map.toOuter({ start: 0, end: script.text.length });
          expect(whole?.end).to.be.within(whole?.start ?? 0, text.length);
        }
        dockerfileImages(document);
      }),
      { numRuns: 2000 },
    );
  });

  it('has scripts of which every character leads to where it is written', () => {
    fc.assert(
      fc.property(dockerfile, (text) => {
        for (const script of dockerfileScripts(parse(text))) {
          if (script.origin === 'exec') continue;
          for (let at = 0; at < script.text.length; at += 1) {
            const char = script.text.charAt(at);
            const outer = script.map.toOuter({ start: at, end: at + 1 });
            const written = outer && text.slice(outer.start, outer.end);
            // Blanks behind a continuation are part of its line end, and the shell's own script may be escaped in JSON.
            if (char === '\n') expect(written).to.match(/\n$|^\\n$/);
            else expect(written?.replace(/^\\(?=["\\])/, '')).to.equal(char);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('says the same with CRLF', () => {
    const values = (text: string): unknown => {
      const document = parse(text);
      return {
        keywords: document.instructions.map(({ keyword, stage }) => [keyword, stage]),
        flags: document.instructions.map(({ flags }) => flags.map(({ name, value }) => [name, value])),
        scripts: dockerfileScripts(document).map((script) => [script.origin, script.text]),
        stages: document.stages.map(({ image, resolvedImage, name, isInternal }) => [
          image,
          resolvedImage,
          name,
          isInternal,
        ]),
        environment: document.environment.map(({ name, value }) => [name, value]),
        problems: document.problems.map(({ message }) => message),
      };
    };
    fc.assert(
      fc.property(dockerfile, (text) => {
        expect(values(text.replaceAll('\n', '\r\n'))).to.deep.equal(values(text));
        expect(values(`\uFEFF${text}`)).to.deep.equal(values(text));
      }),
      { numRuns: 500 },
    );
  });

  it('of hostile length is read in bounded time', function () {
    this.timeout(10_000);
    const size = 200_000;
    const fill = (piece: string): string => piece.repeat(size / piece.length);
    for (const text of [
      `RUN ${fill('a b ')}`,
      `RUN ${fill(' ')}x`,
      `RUN ${fill('\\\n')}x`,
      `RUN a \\\n${fill('# c\n')}`,
      `RUN ${fill('<<A ')}\n`,
      fill('RUN <<A x\n'),
      Array.from({ length: size / 20 }, (_, index) => `RUN <<A${String(index)} x\n`).join(''),
      fill('RUN <<A\nx\nA\n'),
      `RUN [${fill('"a",')}"b"]`,
      `RUN ${fill('[')}`,
      `ENV ${fill('A=b ')}`,
      `ENV A=${fill('"')}`,
      `ENV A=${fill('${A:-')}`,
      `FROM ${fill('{{')}`,
      `FROM ${fill('${A:-')}`,
      fill('FROM a AS x\n'),
      fill('ARG A=$A$A\n'),
      fill('{{ x }}\n'),
      `COPY ${fill('--from=a ')}`,
      `# escape ${fill(' ')}= x`,
      fill('# syntax=x\n'),
    ]) {
      const document = parse(text);
      dockerfileImages(document);
      for (const script of dockerfileScripts(document)) script.map.toOuter({ start: 0, end: script.text.length });
    }
  });

  it('of one word that is as long as a file may be is read', function () {
    this.timeout(10_000);
    const word = 'a'.repeat(20_000_000);
    for (const text of [
      word,
      `FROM ${word}`,
      `FROM a AS ${word}`,
      `ENV ${word}=`,
      `RUN <<"${word}"`,
      `CMD ["${word}"]`,
    ]) {
      const document = parse(text);
      dockerfileImages(document);
      dockerfileScripts(document);
    }
  });
});

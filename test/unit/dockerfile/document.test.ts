import { expect } from 'chai';
import { environment, instructions, join, parse } from './read';

describe('the instructions of a Dockerfile', () => {
  for (const newline of ['\n', '\r\n']) {
    it(`go over continuations, comments and empty lines, with ${JSON.stringify(newline)}`, () => {
      const lines = ['# c', '', 'FROM a', 'RUN a \\', '# c \\', '', '  # d', '  && b', 'copy x y  ', ''];
      expect(instructions(lines.join(newline))).to.deep.equal([
        'FROM a',
        ['RUN a \\', '# c \\', '', '  # d', '  && b'].join(newline),
        'copy x y',
      ]);
    });
  }

  it('have arguments with their flags, and stages counted from the first FROM', () => {
    const text = join('ARG A', 'FROM a', 'RUN --network=none \\', '  x', 'FROM b', 'USER');
    const read = parse(text).instructions.map(({ keyword, argumentsRange: at, stage }) => [
      keyword,
      text.slice(at.start, at.end),
      stage,
    ]);
    expect(read).to.deep.equal([
      ['ARG', 'A', -1],
      ['FROM', 'a', 0],
      ['RUN', '--network=none \\\n  x', 0],
      ['FROM', 'b', 1],
      ['USER', '', 1],
    ]);
  });

  it('have flags with the places of their values', () => {
    const text = 'RUN --mount=type=cache,target="/a b" --network=none --security x --y=z\n';
    const flags = parse(text).instructions[0]?.flags.map(({ name, value, valueRange: at }) => {
      expect(text.slice(at.start, at.end)).to.equal(value);
      return [name, value];
    });
    expect(flags).to.deep.equal([
      ['mount', 'type=cache,target="/a b"'],
      ['network', 'none'],
      ['security', ''],
    ]);
  });

  it('may be split in the middle of the keyword, and begin behind a byte order mark', () => {
    expect(instructions('\uFEFFFR\\\nOM a\n')).to.deep.equal(['FR\\\nOM a']);
  });

  it('end at a doubled escape character, which is text', () => {
    expect(instructions('RUN a \\\\\nRUN b \\ \t\n c')).to.deep.equal(['RUN a \\\\', 'RUN b \\ \t\n c']);
  });

  it('take an empty line behind a continuation for none', () => {
    expect(instructions('RUN a \\\n\n\nUSER b\n')).to.deep.equal(['RUN a \\\n\n\nUSER b']);
  });

  describe('with a directive', () => {
    it('are continued by a backtick', () => {
      expect(instructions('# syntax=docker/dockerfile:1\n# Escape = `\nRUN c:\\\nRUN a `\n b\n')).to.deep.equal([
        'RUN c:\\',
        'RUN a `\n b',
      ]);
    });

    it('behind a comment or an empty line are not', () => {
      for (const head of ['# hello\n', '\n', 'FROM x\n']) {
        expect(instructions(`${head}# escape=\`\nUSER a \\\n b\n`).at(-1)).to.equal('USER a \\\n b');
      }
    });
  });

  describe('with heredocs', () => {
    it('reach to the end of the last body, and their arguments do not', () => {
      const text = join('COPY <<A <<-"B C" /x/', 'FROM b', 'A', '\tENV A=1', '\tB C', 'USER x');
      expect(instructions(text)).to.deep.equal([
        join('COPY <<A <<-"B C" /x/', 'FROM b', 'A', '\tENV A=1', '\tB C').trimEnd(),
        'USER x',
      ]);
      const at = parse(text).instructions[0]?.argumentsRange;
      expect(at && text.slice(at.start, at.end)).to.equal('<<A <<-"B C" /x/');
    });

    it('find them behind descriptors and blanks, in ONBUILD, and over continuations', () => {
      for (const head of [
        'RUN 3<<E cat',
        'RUN cat << E',
        'ONBUILD RUN <<E',
        'ADD \\\n <<E /x',
        "RUN <<'E'",
        'RUN <<\\E',
      ]) {
        expect(instructions(join(head, 'USER x', 'E', 'USER y'))).to.deep.equal([`${head}\nUSER x\nE`, 'USER y']);
      }
    });

    it('find none in quotes, here-strings, the exec form and other instructions', () => {
      for (const head of [
        'RUN echo "<<E"',
        "RUN echo ' <<E'",
        'RUN cat <<<E',
        'COPY ["<<E", "x"]',
        'CMD <<E',
        'RUN a<<E',
      ]) {
        expect(instructions(join(head, 'USER x', 'E'))).to.deep.equal([head, 'USER x']);
      }
    });

    it('that nothing ends are none, and a problem', () => {
      const text = join('RUN <<E', 'USER x', ' E', 'RUN echo $((1 <<2))');
      const { problems } = parse(text);
      expect(instructions(text)).to.deep.equal(['RUN <<E', 'USER x', 'RUN echo $((1 <<2))']);
      expect(problems.map(({ range }) => text.slice(range.start, range.end))).to.deep.equal(['<<E', 'E', '<<2))']);
    });
  });

  it('are the same with any line that is none, which is a problem', () => {
    const text = join('{% if gpu %}', 'FROM {{ base }}', '{% endif %}', 'PIP install x', 'RUN {{ run }}', 'RUNx');
    const { problems } = parse(text);
    expect(instructions(text)).to.deep.equal(['FROM {{ base }}', 'RUN {{ run }}']);
    expect(problems.map(({ range }) => text.slice(range.start, range.end))).to.deep.equal([
      '{% if gpu %}',
      '{% endif %}',
      'PIP install x',
      'RUNx',
    ]);
  });
});

describe('the variables of a Dockerfile', () => {
  it('are those of ENV in both forms', () => {
    expect(
      environment(`ENV A=1 B="x y" C='z $w' D=a\\ b E= \\\n# c\n F="q\\"r"\nENV KEY  value 'of' it \n`),
    ).to.deep.equal([
      ['A', '1', '1'],
      ['B', 'x y', '"x y"'],
      ['C', 'z $w', `'z $w'`],
      ['D', 'a b', 'a\\ b'],
      ['E', '', ''],
      ['F', 'q"r', '"q\\"r"'],
      ['KEY', 'value of it', `value 'of' it`],
    ]);
  });

  it('are defaults of ARG, not those without one', () => {
    expect(environment('ARG A B=2 C="x y"\nFROM a\nARG D=4\nONBUILD ENV E=5\n')).to.deep.equal([
      ['B', '2', '2'],
      ['C', 'x y', '"x y"'],
      ['D', '4', '4'],
      ['E', '5', '5'],
    ]);
  });

  it('have no known value with an expansion or a template in it', () => {
    const text = 'ENV A=$B C="x${D}" E=${F:-g} H=\\$I J=5$ K={{l}} M="$(n)" O="open\n';
    expect(environment(text).map(([name, value]) => [name, value])).to.deep.equal([
      ['A', undefined],
      ['C', undefined],
      ['E', undefined],
      ['H', '$I'],
      ['J', '5$'],
      ['K', undefined],
      ['M', undefined],
      ['O', undefined],
    ]);
  });

  it('follow the escape directive', () => {
    expect(environment('# escape=`\nENV P=c:\\x` y\n')).to.deep.equal([['P', 'c:\\x y', 'c:\\x` y']]);
  });

  it('leave out what is no assignment', () => {
    expect(environment('ENV\nENV A\nENV {{ k }}=1\nENV =1\nENV A=1 B\n')).to.deep.equal([['A', '1', '1']]);
  });
});

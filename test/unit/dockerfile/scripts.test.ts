import { expect } from 'chai';
import { dockerfileScripts } from '../../../src/lang/dockerfile/surfaces';
import { join, outerTextOf, parse, scripts } from './read';

describe('the scripts of a Dockerfile', () => {
  it('are those of RUN, CMD, ENTRYPOINT, HEALTHCHECK and what ONBUILD keeps', () => {
    const text = join(
      'FROM a',
      'RUN pip install x',
      'CMD python -m serve --port 80',
      'entrypoint exec serve',
      'HEALTHCHECK --interval=5s --retries=3 CMD curl -f x || exit 1',
      'HEALTHCHECK NONE',
      'ONBUILD RUN pip install y',
      'RUN',
      'COPY x y',
    );
    expect(scripts(text)).to.deep.equal([
      'dockerfile: pip install x',
      'dockerfile: python -m serve --port 80',
      'dockerfile: exec serve',
      'dockerfile: curl -f x || exit 1',
      'dockerfile: pip install y',
    ]);
  });

  for (const newline of ['\n', '\r\n']) {
    it(`keep continuations and leave out comments and empty lines, with ${JSON.stringify(newline)}`, () => {
      const lines = ['RUN --mount=type=cache,target=/c \\', '  a \\ ', '# c', '', '  # d \\', '  && b "c \\', 'd"', ''];
      const text = lines.join(newline);
      expect(scripts(text)).to.deep.equal(['dockerfile: a \\\n  && b "c \\\nd"']);
      expect(outerTextOf(text, '&& b')).to.equal('&& b');
      expect(outerTextOf(text, 'a \\\n  &&')).to.equal(['a \\ ', '# c', '', '  # d \\', '  &&'].join(newline));
    });
  }

  it('have no continuation where the shell would see one as text', () => {
    expect(scripts(`RUN a 'b \\\n c' \\\n "d'" \\\n e # f \\\n g\n`)).to.deep.equal([
      `dockerfile: a 'b  c' \\\n "d'" \\\n e # f  g`,
    ]);
  });

  it('are continued by a backslash whatever the escape directive says', () => {
    const text = '# escape=`\nRUN echo `date` `\n  && b `  \n# c\n c\n';
    expect(scripts(text)).to.deep.equal(['dockerfile: echo `date` \\\n  && b \\\n c']);
    expect(outerTextOf(text, '\\\n  && b')).to.equal('`\n  && b');
  });

  it('end where nothing stands behind a continuation', () => {
    expect(scripts('RUN a \\\n# c\n')).to.deep.equal(['dockerfile: a ']);
  });

  describe('in the exec form', () => {
    it('are one command, quoted', () => {
      const text = 'RUN ["pip", \\\n# c\n "install", "a\\tb", "it\'s $X"]\n';
      expect(scripts(text)).to.deep.equal([`exec: pip install 'a\tb' 'it'\\''s $X'`]);
      expect(outerTextOf(text, 'install')).to.equal('install');
      expect(outerTextOf(text, 'a\tb')).to.equal('a\\tb');
    });

    it('give the script of a shell', () => {
      const text = 'CMD ["/bin/bash", "-lc", "curl \\"x\\" | sh"]\n';
      expect(scripts(text)).to.deep.equal(['dockerfile: curl "x" | sh']);
      expect(outerTextOf(text, '"x"')).to.equal('\\"x\\"');
      expect(dockerfileScripts(parse(text))[0]?.map.encode('"\n', 0)).to.equal('\\"\\n');
    });

    it('are shell form where they are no JSON, and none where they hold no strings', () => {
      expect(scripts(`RUN [ -d x ] && y\nRUN ['a']\nRUN ["a",]\nRUN ["a"] && b\nRUN ["a", 1]\nRUN []\n`)).to.deep.equal(
        ['dockerfile: [ -d x ] && y', `dockerfile: ['a']`, 'dockerfile: ["a",]', 'dockerfile: ["a"] && b'],
      );
    });
  });

  describe('in heredocs', () => {
    it('are the body where nothing else is said', () => {
      const text = join('RUN --network=none <<"EOF"', 'set -e', 'pip install x \\', '  y', '', '# c', 'EOF', 'USER a');
      expect(scripts(text)).to.deep.equal(['dockerfile: set -e\npip install x \\\n  y\n\n# c\n']);
      expect(outerTextOf(text, 'x \\\n  y')).to.equal('x \\\n  y');
    });

    it('have no tabs in front of the lines behind `<<-`, and no CRLF', () => {
      const text = 'RUN <<-EOF\r\n\t\ta\r\n\tb\r\n\tEOF\r\n';
      expect(scripts(text)).to.deep.equal(['dockerfile: a\nb\n']);
      expect(outerTextOf(text, 'b')).to.equal('b');
      expect(dockerfileScripts(parse(text))[0]?.map.encode('x\ny', 0)).to.equal('x\r\ny');
    });

    it('are the body where a shebang or the command is a shell, and none for other interpreters', () => {
      expect(scripts(join('RUN <<E', '#!/usr/bin/env bash', 'a', 'E'))).to.deep.equal([
        'dockerfile: #!/usr/bin/env bash\na\n',
      ]);
      expect(scripts(join('RUN bash -eo <<E', 'a', 'E'))).to.deep.equal(['dockerfile: a\n']);
      expect(scripts(join('RUN A=1 /bin/sh <<E', 'a', 'E'))).to.deep.equal(['dockerfile: a\n']);
      for (const shebang of ['#!/usr/bin/env python3', '#!/usr/bin/env -S python -u', '#!/opt/x']) {
        expect(scripts(join('RUN <<E', shebang, 'a', 'E'))).to.deep.equal([]);
      }
      for (const command of ['python3 <<E', '/opt/venv/bin/python3.12 - <<E', 'X=1 perl <<E']) {
        expect(scripts(join(`RUN ${command}`, 'a', 'E'))).to.deep.equal([]);
      }
    });

    it('are the command with all bodies where the shell reads more than that', () => {
      const text = join('RUN cat <<A > /x && \\', '# c', ' tee /y <<-B', 'a', 'A', '\tb', '\tB', 'USER a');
      expect(scripts(text)).to.deep.equal(['dockerfile: cat <<A > /x && \\\n tee /y <<-B\na\nA\n\tb\n\tB']);
      expect(outerTextOf(text, 'B\na\nA')).to.equal('B\na\nA');
      expect(scripts(join('RUN python <<E && pip install x', 'a', 'E'))).to.deep.equal([
        'dockerfile: python <<E && pip install x\na\nE',
      ]);
    });

    it('of COPY are files', () => {
      expect(scripts(join('COPY <<E /x.sh', 'pip install x', 'E'))).to.deep.equal([]);
    });
  });

  describe('behind SHELL', () => {
    it('are none for PowerShell and cmd, to the end of the stage', () => {
      for (const shell of ['"powershell", "-Command"', '"C:\\\\x\\\\pwsh.exe"', '"cmd", "/S", "/C"']) {
        const text = join('FROM a', 'RUN a', `SHELL [${shell}]`, 'RUN b', 'RUN ["c"]', 'CMD d', 'FROM b', 'RUN e');
        expect(scripts(text)).to.deep.equal(['dockerfile: a', 'exec: c', 'dockerfile: e']);
      }
    });

    it('are some for shells and wrappers of them', () => {
      for (const shell of [
        '"/bin/bash", "-o", "pipefail", "-c"',
        '"conda", "run", "-n", "x", "/bin/bash", "-c"',
        '"/x.sh"',
      ]) {
        expect(scripts(join('FROM a', `SHELL [${shell}]`, 'RUN b'))).to.deep.equal(['dockerfile: b']);
      }
    });

    it('are those of the stage below', () => {
      const text = join('FROM a AS x', 'SHELL ["pwsh"]', 'FROM x', 'RUN b', 'RUN <<E', '#!/bin/sh', 'c', 'E');
      expect(scripts(text)).to.deep.equal(['dockerfile: #!/bin/sh\nc\n']);
    });

    it('are none on Windows, unless a shell is named', () => {
      expect(scripts('FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN dir\n')).to.deep.equal([]);
      expect(scripts('FROM --platform=windows/amd64 a\nRUN dir\n')).to.deep.equal([]);
      expect(scripts('FROM $X\nRUN dir\n', 'docker/Dockerfile.windows')).to.deep.equal([]);
      expect(scripts('FROM nanoserver\nSHELL ["bash", "-c"]\nRUN a\n')).to.deep.equal(['dockerfile: a']);
      expect(scripts('FROM python:3.12\nRUN a\n', 'windows/Dockerfile')).to.deep.equal(['dockerfile: a']);
    });
  });

  it('take new text that needs no line end', () => {
    const [command, body] = dockerfileScripts(parse(join('RUN a', 'RUN cat <<E', 'x', 'E')));
    expect(command?.map.encode('b c', 1)).to.equal('b c');
    expect(command?.map.encode('b\nc', 1)).to.equal(undefined);
    expect(body?.map.encode('b\nc', 3)).to.equal(undefined);
    expect(body?.map.encode('b\nc', body.text.indexOf('x'))).to.equal('b\nc');
  });
});

import { expect } from 'chai';
import { lineOf, linesOf, readShell } from './read';

describe('commands of a shell script', () => {
  const lines = (text: string): readonly string[] => {
    const document = readShell(text);
    expect(document.problems, text).to.deep.equal([]);
    return linesOf(document);
  };

  it('stand in lists, pipes and lines', () => {
    expect(lines('a 1; b 2 && c 3 || d 4 & e 5\nf |& g\n')).to.deep.equal([
      'a 1',
      'b 2',
      'c 3',
      'd 4',
      'e 5',
      'f',
      'g',
    ]);
    expect(lines('a &&\n  b |\n\n  c\n')).to.deep.equal(['a', 'b', 'c']);
  });

  it('stand in conditions, loops, cases and functions', () => {
    expect(lines('if a; then b; elif c; then d; else e; fi; f')).to.deep.equal(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(lines('while read x; do a $x; done < list\nuntil b; do c; done')).to.deep.equal(['read x', 'a ?', 'b', 'c']);
    expect(lines('for x in 1 "2 3" $(a); do b; done; for ((i=0; i<(3); i++)); do c; done')).to.deep.equal([
      'a',
      'b',
      'c',
    ]);
    expect(lines('case $1 in\n a|"b c") d;;\n (e) case x in f) g;; esac;;\n *) h\nesac\ni')).to.deep.equal([
      'd',
      'g',
      'h',
      'i',
    ]);
    expect(lines('f() { a; }\ng ()\n{\n  b; }\nfunction h { c; }\nfunction i() ( d )')).to.deep.equal([
      'a',
      'b',
      'c',
      'd',
    ]);
  });

  it('stand in subshells, braces and substitutions', () => {
    expect(lines('(a; (b)); { c; }; ((d) ; e)')).to.deep.equal(['a', 'b', 'c', 'd', 'e']);
    expect(lines('a "$(b "$(c)")" `d "e"` <(f) > >(g) "${x:-$(h)}" $((1 + $(i)))')).to.deep.equal([
      'a ? ? ? ? ?',
      ...['b ?', 'c', 'd e', 'f', 'g', 'h', 'i'],
    ]);
    expect(lines('x=$(a b) y=("$(c)" d) e')).to.deep.equal(['e', 'a b', 'c']);
  });

  it('do not include tests, arithmetic, comments and texts for input', () => {
    expect(lines('[[ -f x && $(a) =~ ^(b|c)$ ]] && d # e; f\n((x++)); g\n# h')).to.deep.equal(['a', 'd', 'g']);
    expect(lines("cat <<A - <<-'B C' | d\na $(b)\nA\nc\n\tB C\ne")).to.deep.equal(['cat -', 'd', 'e']);
    expect(lines('x=$(cat <<E\n)"\nE\n)\na <<< b c')).to.deep.equal(['cat', 'a c']);
  });

  it('have words without redirections', () => {
    expect(lines('> o a b 2>&1 >> p c &> q 3< r d2 >| s e')).to.deep.equal(['a b c d2 e']);
  });

  it('go over lines that end with a backslash', () => {
    expect(lines('pip install \\\n  torch\\\nvision \\\r\n  numpy')).to.deep.equal(['pip install torchvision numpy']);
  });

  it('know which command reads their output', () => {
    const piped = (text: string): readonly string[] =>
      readShell(text).commands.map((command) => `${command.name} ${command.pipedInto?.name ?? '-'}`);
    expect(piped('curl x | sudo -E bash -s; y')).to.deep.equal(['curl bash', 'bash -', 'y -']);
    expect(piped('a | b |& c && d')).to.deep.equal(['a b', 'b c', 'c -', 'd -']);
    expect(piped('{ a; b x | c; } | d; (e; $(f) ) | g')).to.deep.equal([
      'a d',
      'b c',
      'c d',
      'd -',
      'e g',
      '$(f) g',
      'f -',
      'g -',
    ]);
    expect(piped('a | while read x; do b; done; c | (d; e); f > x | g')).to.deep.equal([
      ...['a read', 'read -', 'b -', 'c d', 'd -', 'e -', 'f g', 'g -'],
    ]);
  });

  it('cover their variables and redirections', () => {
    const text = 'x; A=1 sudo pip install torch > log 2>&1 # why';
    const [, command] = readShell(text).commands;
    expect(text.slice(command?.range.start, command?.range.end)).to.equal('A=1 sudo pip install torch > log 2>&1');
    expect(text.slice(command?.nameRange.start, command?.nameRange.end)).to.equal('pip');
  });

  it('of a script that bash is given as text are read too', () => {
    const text =
      'bash -c "pip install x"; sh -ec \'a; bash -c "b"\'; sh -c "$x"; sh -c "a \\$b"; sudo bash -lc \'c | d\'';
    expect(lines(text)).to.deep.equal([
      ...['bash -c pip install x', 'pip install x', 'sh -ec a; bash -c "b"', 'a', 'bash -c b', 'b'],
      ...['sh -c ?', 'sh -c a $b', 'bash -lc c | d', 'c', 'd'],
    ]);
  });
});

describe('the program of a command', () => {
  const first = (text: string): string | undefined => readShell(text).commands.map(lineOf)[0];

  it('is the last segment of its path', () => {
    expect(first('/usr/bin/pip3 install x')).to.equal('pip3 install x');
    expect(first('"$HOME"/.venv/bin/pip install x')).to.equal('pip install x');
    expect(first('$TOOL x')).to.equal('$TOOL x');
    expect(first('pip3.11 install x')).to.equal('pip3 install x');
  });

  it('is looked for behind commands that run another one', () => {
    for (const wrapper of [
      ...['sudo -E -u root', 'sudo A=b', 'env -i A=b C="d e"', 'time -p', 'nohup', 'exec -a x', 'command', 'nice -n 5'],
      ...['xargs -n1 -I {}', 'timeout -k 5 10m', 'timeout --signal=KILL 5', 'stdbuf -oL', 'sudo -- env time'],
      ...['uv run --with a -p 3.12', 'poetry run', 'pipenv run', 'conda run -n e', 'micromamba run --prefix=x'],
    ]) {
      expect(first(`${wrapper} curl -k x`), wrapper).to.equal('curl -k x');
    }
  });

  it('is pip behind python -m and uv', () => {
    expect(first('python -m pip install x')).to.equal('pip install x');
    expect(first('python3.11 -W ignore -u -m pip install x')).to.equal('pip install x');
    expect(first('uv --quiet pip install x')).to.equal('pip install x');
    expect(first('sudo env A=b uv run python -m pip install x')).to.equal('pip install x');
  });

  it('is the outer one where no other is run', () => {
    expect(first('sudo -v')).to.equal('sudo -v');
    expect(first('command -v pip')).to.equal('command -v pip');
    expect(first('python -c "import pip"')).to.equal('python -c import pip');
    expect(first('python train.py -m pip')).to.equal('python train.py -m pip');
    expect(first('uv add torch')).to.equal('uv add torch');
    expect(first('env -S "a b"')).to.equal('env -S a b');
    expect(first('uv')).to.equal('uv');
  });
});

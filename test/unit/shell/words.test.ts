import { expect } from 'chai';
import type { ShellOrigin } from '../../../src/lang/shell/types';
import { readShell } from './read';

describe('words of a shell script', () => {
  const values = (text: string, origin?: ShellOrigin): readonly (string | undefined)[] =>
    (readShell(text, origin).commands.at(-1)?.words ?? []).map(({ value }) => value);

  it('have values without quotes and escapes', () => {
    expect(
      values(`x 'a b' "c 'd'" e\\ f g"h"'i'j '' "" "\\$k \\"l\\" \\m" $'n\\to\\'\\x41\\u00e9\\101' $"p"`),
    ).to.deep.equal([...['a b', "c 'd'", 'e f', 'ghij', '', '', '$k "l" \\m', "n\to'Aé\u0041", 'p']]);
    expect(values('x a#b {a,b} *.csv @(a|b) a[b]==1 ~/c {} $')).to.deep.equal([
      ...['a#b', '{a,b}', '*.csv', '@(a|b)', 'a[b]==1', '~/c', '{}', '$'],
    ]);
    expect(values('x "a\\\nb\nc"')).to.deep.equal(['ab\nc']);
  });

  it('are not known where the script puts something in', () => {
    const [command] = readShell('x $a "$b" ${c}d ${e:-f} $(g) "`h`" $((1+1)) $1 $@ $? <(i) a$j').commands;
    const unknown = command?.words.map(({ value }) => value);
    expect(unknown).to.deep.equal(Array<undefined>(12).fill(undefined));
  });

  it('are not known where something else puts something in', () => {
    expect(values("x ${{ inputs['a b'] }} '${{ b }}' torch=={{ v }} \"<%= c %>\" z")).to.deep.equal([
      ...[undefined, undefined, undefined, undefined, 'z'],
    ]);
    expect(values("awk '{print $1}' '{{' '${x}'")).to.deep.equal(['{print $1}', '{{', '${x}']);
    expect(values("curl '${url}/x' '${___}' 'y'", 'magic')).to.deep.equal([undefined, undefined, 'y']);
  });

  it('leave templates out that stand for no word', () => {
    const text = '{% if gpu %}\n{{- if .Values.x }}\npip install a{% if b %}\n{% endif %}\n<% x %> y {{ z }}\n';
    expect(readShell(text).commands.map(({ name, words }) => [name, words.length])).to.deep.equal([
      ['pip', 2],
      ['y', 1],
    ]);
  });

  it('take the value of a variable that one earlier assignment sets', () => {
    expect(values('URL=http://x.org; curl $URL "${URL}/a" \'$URL\'')).to.deep.equal([
      'http://x.org',
      'http://x.org/a',
      '$URL',
    ]);
    expect(values('export A=b C="$A/c"\nx $C')).to.deep.equal(['b/c']);
    expect(readShell('P=/usr/bin/pip3\nif y; then $P install z; fi').commands.map(({ name }) => name)).to.deep.equal([
      'y',
      'pip3',
    ]);
  });

  it('do not take the value of a variable that may be another one', () => {
    for (const script of [
      ...['x $A; A=1', 'A=1; A=2; x $A', 'A=1; A+=2; x $A', 'A=(1); x $A', 'A=1; A[0]=2; x $A', 'A=$B; x $A'],
      ...['if y; then A=1; fi; x $A', 'y && A=1; x $A', 'y || A=1; x $A', 'for i in y; do A=1; done; x $A'],
      ...['f() { A=1; }; x $A', '(A=1); x $A', 'y | A=1; x $A', 'A=1 | y; x $A', 'A=1 & x $A', 'A=1 y; x $A'],
      ...['A=1; read A; x $A', 'A=1; for A in 2; do x $A; done', 'A=1; unset A; x $A', 'A=1; ((A++)); x $A'],
      ...[
        'A=1; y ${A:=2}; x $A',
        'A=1; source y; x $A',
        'A=1; eval y; x $A',
        'A=1; . y; x $A',
        'A=1; printf -v A 2; x $A',
      ],
      ...['A="1 2"; x $A', 'A=; x $A', 'y=$(A=1); x $A', "A=1; bash -c 'x $A'"],
    ]) {
      expect(values(script), script).to.deep.equal([undefined]);
    }
  });

  it('do not grow with every line', () => {
    const lines = Array.from(
      { length: 100 },
      (_, index) => `A${String(index + 1)}=$A${String(index)}$A${String(index)}`,
    );
    expect(values(`A0=xy\n${lines.join('\n')}\nx $A3 $A100`)).to.deep.equal(['xy'.repeat(8), undefined]);
  });
});

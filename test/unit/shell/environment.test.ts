import { expect } from 'chai';
import type { EnvironmentEntry } from '../../../src/lang/env/types';
import { readShell } from './read';

describe('the environment of a shell script', () => {
  const show = (text: string, entries: readonly EnvironmentEntry[]): readonly string[] =>
    entries.map(({ name, value, valueRange: { start, end } }) => `${name} ${value ?? '?'} ${text.slice(start, end)}`);

  it('holds assignments on their own and declarations', () => {
    const text = 'A=1 B="x y"\nexport C=\'2\' D; declare -x E=3; readonly F=$G; typeset -i H=; if a; then I=i$B; fi';
    expect(show(text, readShell(text).environment)).to.deep.equal([
      ...['A 1 1', 'B x y "x y"', "C 2 '2'", 'E 3 3', 'F ? $G', 'H  ', 'I ix y i$B'],
    ]);
    expect(readShell(text).commands.map(({ name }) => name)).to.deep.equal(['a']);
  });

  it('does not know arrays, additions and templates, and leaves elements out', () => {
    const text = 'A=(1 "$(b)" #)\n 2)\nC+=3\nD[1]=4\nE=${{ secrets.F }}\n';
    expect(show(text, readShell(text).environment)).to.deep.equal([
      ...['A ? (1 "$(b)" #)\n 2)', 'C ? 3', 'E ? ${{ secrets.F }}'],
    ]);
  });

  it('of one command stands in front of it or is given by env and sudo', () => {
    const text = 'A=1 B=$x env -u C D=2 "E=3 4" sudo F=5 pip install g=6';
    const [command] = readShell(text).commands;
    expect(readShell(text).environment).to.deep.equal([]);
    expect(show(text, command?.environment ?? [])).to.deep.equal(['A 1 1', 'B ? $x', 'D 2 2', 'E 3 4 3 4', 'F 5 5']);
  });
});

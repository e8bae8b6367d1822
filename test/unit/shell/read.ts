import { expect } from 'chai';
import type { EnvironmentEntry } from '../../../src/lang/env/types';
import { parseShell } from '../../../src/lang/shell/document';
import type { ShellCommand, ShellDocument, ShellOrigin } from '../../../src/lang/shell/types';

export type ReadShell = (text: string, origin?: ShellOrigin) => ShellDocument;

/** Reads scripts, and checks what holds for all of them. */
export const readShell: ReadShell = (text, origin = 'file') => {
  const document = parseShell(text, origin);
  checkRanges(document);
  return document;
};

function checkRanges({ text, commands, environment }: ShellDocument): void {
  const isHeld = (): boolean => {
    let last = 0;
    for (const { range, nameRange, words } of commands) {
      const spans = [nameRange, ...words.map((word) => word.range)];
      let from = range.start;
      for (const { start, end } of spans) {
        if (start < from || end < start) return false;
        from = end;
      }
      if (range.start < last || from > range.end || range.end > text.length) return false;
      last = range.start;
    }
    return true;
  };
  expect(isHeld(), 'commands in order, with their words in order inside').to.equal(true);
  const words = commands.flatMap((command) => command.words);
  expect(words.filter(({ range, text: own }) => text.slice(range.start, range.end) !== own)).to.deep.equal([]);
  const entries = [...environment, ...commands.flatMap((command) => command.environment)];
  const isNamed = ({ name, nameRange }: EnvironmentEntry): boolean =>
    text.slice(nameRange.start, nameRange.end) === name;
  expect(entries.filter((entry) => !isNamed(entry))).to.deep.equal([]);
}

/** A command as one line: its name and the values of its words, `?` for those that are not known. */
export function lineOf({ name, words }: ShellCommand): string {
  return [name, ...words.map(({ value }) => value ?? '?')].join(' ');
}

export function linesOf({ commands }: ShellDocument): readonly string[] {
  return commands.map(lineOf);
}

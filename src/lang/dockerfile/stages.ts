import type { Range } from '../../core/range';
import type { InstructionHead } from './head';
import { isWindows, runsShell } from './interpreter';
import { placeOf, type LogicalLine } from './lines';
import type { DockerStage } from './types';
import type { GlobalArguments } from './variables';
import { isSpace } from './words';

/** The stages as far as they were read, and the shell of the one that is open. */
export interface StageReader {
  /** Opens a stage; false where FROM names no image. */
  open(line: LogicalLine, head: InstructionHead): boolean;
  /** The words of SHELL. They hold for the rest of the stage, and for stages on top of it. */
  setShell(words: readonly string[]): void;
  /** The index of the open stage; -1 in front of the first. */
  current(): number;
  isShell(): boolean;
  /** Takes the span of an instruction of the open stage. */
  extend(range: Range): void;
  stages(): readonly DockerStage[];
}

const EXPRESSION = /\{\{[^{}]*\}\}/y;
const NAME = /[ \t\r\v\f]+as[ \t\r\v\f]+(\S+)/iy;

/** `isWindowsFile`: commands go to `cmd` where the image is not known. */
export function createStageReader(globals: GlobalArguments, isWindowsFile: boolean): StageReader {
  const stages: (Omit<DockerStage, 'range'> & { readonly start: number })[] = [];
  const ends: number[] = [];
  const shells: boolean[] = [];
  const byName = new Map<string, number>();
  return {
    open(line, head) {
      const { text } = line;
      const imageEnd = findImageEnd(text, head.bodyStart);
      const image = text.slice(head.bodyStart, imageEnd);
      if (image === '') return false;
      NAME.lastIndex = imageEnd;
      const name = NAME.exec(text)?.[1];
      const resolved = globals.resolve(image);
      const resolvedImage = resolved === '' ? undefined : resolved;
      const base = resolvedImage === undefined ? undefined : byName.get(resolvedImage.toLowerCase());
      const index = stages.length;
      const platform = head.flags.find((flag) => flag.name === 'platform');
      const isForWindows =
        isWindows(resolvedImage ?? image, platform ? text.slice(platform.start, platform.end) : '') ||
        (resolvedImage === undefined && isWindowsFile);
      stages.push({
        index,
        image,
        resolvedImage,
        imageRange: placeOf(line, head.bodyStart, imageEnd),
        name,
        isInternal: base !== undefined || resolvedImage === 'scratch',
        start: placeOf(line, head.start, head.keywordEnd).start,
      });
      shells.push(base === undefined ? !isForWindows : (shells[base] ?? true));
      if (name !== undefined) byName.set(name.toLowerCase(), index);
      return true;
    },
    setShell(words) {
      if (stages.length > 0 && words.length > 0) shells[stages.length - 1] = runsShell(words);
    },
    current: () => stages.length - 1,
    isShell: () => shells.at(-1) ?? !isWindowsFile,
    extend(range) {
      if (stages.length > 0) ends[stages.length - 1] = range.end;
    },
    stages: () =>
      stages.map(({ start, ...stage }, index) => ({ ...stage, range: { start, end: ends[index] ?? start } })),
  };
}

/** The image is one word, also where a template engine's expression in it holds blanks. */
function findImageEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && !isSpace(text.charAt(at))) {
    EXPRESSION.lastIndex = at;
    at += (text.charAt(at) === '{' ? EXPRESSION.exec(text)?.[0].length : undefined) ?? 1;
  }
  return at;
}

import { readFlags, skipSpace, type WrittenFlag } from './words';

/** What an instruction begins with. Offsets count in the joined line. */
export interface InstructionHead {
  /** Upper case. */
  readonly keyword: string;
  readonly start: number;
  readonly keywordEnd: number;
  readonly argumentsStart: number;
  readonly flags: readonly WrittenFlag[];
  /** Where the arguments behind the flags start. */
  readonly bodyStart: number;
}

const KEYWORDS = new Set([
  ...['ADD', 'ARG', 'CMD', 'COPY', 'ENTRYPOINT', 'ENV', 'EXPOSE', 'FROM', 'HEALTHCHECK', 'LABEL', 'MAINTAINER'],
  ...['ONBUILD', 'RUN', 'SHELL', 'STOPSIGNAL', 'USER', 'VOLUME', 'WORKDIR'],
]);
/** Behind any other keyword, `--name` is an argument. */
const WITH_FLAGS = new Set(['ADD', 'COPY', 'FROM', 'HEALTHCHECK', 'RUN']);

/** The keyword that stands at an offset of the joined line, with its flags; undefined where it is none. */
export function readHead(text: string, start: number, escape: string): InstructionHead | undefined {
  const keyword = /[^ \t\r\v\f]{0,12}/y;
  keyword.lastIndex = start;
  const written = keyword.exec(text)?.[0] ?? '';
  const keywordEnd = start + written.length;
  const argumentsStart = skipSpace(text, keywordEnd);
  const name = written.toUpperCase();
  if (!KEYWORDS.has(name) || (argumentsStart === keywordEnd && keywordEnd < text.length)) return undefined;
  const { flags, end } = WITH_FLAGS.has(name)
    ? readFlags(text, argumentsStart, escape)
    : { flags: [], end: argumentsStart };
  return { keyword: name, start, keywordEnd, argumentsStart, flags, bodyStart: end };
}

/** What ONBUILD keeps for later, or the instruction itself. Docker allows one level. */
export function triggerOf(text: string, head: InstructionHead, escape: string): InstructionHead {
  return head.keyword === 'ONBUILD' ? (readHead(text, head.bodyStart, escape) ?? head) : head;
}

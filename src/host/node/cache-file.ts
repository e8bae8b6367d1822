import type { Asked, KeptResult, Question } from '../../engine/host';
import { digest } from './digest';

/** What the file of a root holds. */
export interface CacheContent {
  readonly entries: readonly CacheEntry[];
  readonly texts: readonly KnownText[];
}

export interface CacheEntry {
  readonly path: string;
  readonly settings: string;
  /** Days since 1970 until it was last of use. */
  readonly used: number;
  readonly result: KeptResult;
}

/** The digest that a file's text had while its stamp was this one. */
export interface KnownText {
  readonly path: string;
  readonly stamp: string;
  readonly text: string;
}

/** As in the file: questions that many files ask stand there once. */
interface Stored {
  readonly questions: readonly Question[];
  readonly texts: readonly KnownText[];
  readonly entries: readonly (Omit<CacheEntry, 'result'> & { readonly result: StoredResult })[];
}

type StoredResult = Omit<KeptResult, 'asked'> & {
  readonly asked: Omit<Asked, 'questions'> & { readonly questions: readonly number[] };
};

/** Another one whenever the shape of `Stored` or of what it holds changes. */
const FORMAT = 'watertight-cache 3';

/** The first line names the format and the digest of the rest. */
export function writeCacheFile({ entries, texts }: CacheContent): string {
  const questions: Question[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (question: Question): number => {
    const key = question.join('\0');
    const number = numbers.get(key) ?? questions.push(question) - 1;
    numbers.set(key, number);
    return number;
  };
  const stored: Stored = {
    questions,
    texts,
    entries: entries.map(({ result, ...entry }) => {
      const { asked, ...rest } = result;
      return { ...entry, result: { ...rest, asked: { ...asked, questions: asked.questions.map(numberOf) } } };
    }),
  };
  const body = JSON.stringify(stored);
  return `${FORMAT} ${digest(body)}\n${body}`;
}

/** Undefined for everything that `writeCacheFile` of this version did not write. */
export function readCacheFile(text: string): CacheContent | undefined {
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  if (text.slice(0, Math.max(0, end)) !== `${FORMAT} ${digest(body)}`) return undefined;
  const { questions, texts, entries } = JSON.parse(body) as Stored;
  return {
    texts,
    entries: entries.map(({ result, ...entry }) => {
      const { asked, ...rest } = result;
      const known = asked.questions.flatMap((number) =>
        [questions[number]].filter((question) => question !== undefined),
      );
      return { ...entry, result: { ...rest, asked: { ...asked, questions: known } } };
    }),
  };
}

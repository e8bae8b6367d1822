import { byDepth, isPlainName, type Sources } from './sources';

/** A number that a program measured and wrote down. */
export interface Metric {
  /** `test.accuracy`: the keys that lead to it. */
  readonly name: string;
  readonly value: number;
  /** Relative to the workspace's folder. */
  readonly file: string;
}

const FILE = /(?:^|\/)(?:[^/]*(?:metrics?|scores?|evaluation|results?)[^/]*|eval)\.json$/i;
const MAX_METRICS = 40;
const MAX_DEPTH = 4;

/** All numbers in the files that metrics are written to, in the order of the files. Lists are curves, and are left out. */
export function detectMetrics({ paths, texts, folder }: Sources): readonly Metric[] {
  const files = byDepth(paths).filter((path) => path.startsWith(folder) && FILE.test(path));
  return files.flatMap((file) => [...numbersOf(parse(texts.get(file)), [], file)]).slice(0, MAX_METRICS);
}

function* numbersOf(value: unknown, keys: readonly string[], file: string): Generator<Metric> {
  if (typeof value === 'number' && Number.isFinite(value) && keys.length > 0) {
    yield { name: keys.join('.'), value, file };
  } else if (typeof value === 'object' && value !== null && !Array.isArray(value) && keys.length < MAX_DEPTH) {
    for (const [key, inner] of Object.entries(value)) {
      if (isPlainName(key)) yield* numbersOf(inner, [...keys, key], file);
    }
  }
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

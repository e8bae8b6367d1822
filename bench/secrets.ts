import { findSecrets } from '../src/secrets/find-secrets';
import { PROVIDERS } from '../src/secrets/providers/index';

const ROUNDS = 5;
const SIZE = 10_000_000;

/** A cell and its output as notebooks have them: prose, code with words of tokenizers, numbers, a picture's base64. */
const NOTEBOOK = `tokenizer = AutoTokenizer.from_pretrained("bert-base-uncased", token=True)
tokenizer.pad_token = tokenizer.eos_token
frame = pd.read_csv("https://data.watertight-labs.net/rows.csv", index_col="key")
 0.8127  0.4411  0.9023   epoch 12   loss 0.1132   https://wandb.ai/team/project/runs/abc
${'iVBORw0KGgoAAAANSUhEUgAAAoAAAAHgCAYAAAA10dzkAAAAOXRFWHRTb2Z0d2FyZQBN'.repeat(12)}
`;
const PROSE = 'The quick brown fox jumps over the lazy dog, and nobody has to know a thing about it.\n';

/** How fast one text is searched, and how long the worst line of ten megabytes takes that keywords can make. */
export function measureSecrets(): readonly (readonly [figure: string, measured: string, wanted: string])[] {
  const keywords = [...new Set(PROVIDERS.flatMap((provider) => provider.keywords))];
  // The slowest on a small text is measured on a large one.
  const [slowest = ''] = keywords
    .flatMap((keyword) => [keyword, `${keyword}_`, ` ${keyword}_key="aB3dE5gH1jK2mN4pQ6rS8tU`])
    .map((unit) => ({ unit, milliseconds: time(fill(unit, SIZE / 100)) }))
    .sort((a, b) => b.milliseconds - a.milliseconds)
    .map(({ unit }) => unit);
  return [
    ['secrets in notebooks', rate(fill(NOTEBOOK, SIZE)), '>= 60 MB/s'],
    ['secrets in text without keywords', rate(fill(PROSE, SIZE)), '>= 200 MB/s'],
    ['secrets in one line of 10 MB, full of keywords', `${best(fill(slowest, SIZE)).toFixed(0)} ms`, '< 300 ms'],
  ];
}

function fill(unit: string, size: number): string {
  return unit.repeat(Math.ceil(size / unit.length));
}

function rate(text: string): string {
  return `${(text.length / 1000 / best(text)).toFixed(0)} MB/s`;
}

function best(text: string): number {
  return Math.min(...Array.from({ length: ROUNDS }, () => time(text)));
}

let turn = 0;

/** Milliseconds. The detector remembers the last text, so that each one is another; it is in one piece before it is timed. */
function time(text: string): number {
  const other = `${String(turn++)}\n${text}`.replace('\n', ' ');
  const start = performance.now();
  findSecrets(other);
  return performance.now() - start;
}

import { programs, type Sources } from './sources';

const NAME = /(?:^|[/_.-])(?:re)?train(?:ing|er)?(?:[_.-]|$)/i;
const FIT = /\.fit\(|\.backward\(|\.train\(/;

/** The script that trains: by its name, else the first that fits a model. */
export function detectTraining(sources: Sources): string | undefined {
  let first: string | undefined;
  for (const [path, text] of programs(sources)) {
    if (!path.endsWith('.py') || !FIT.test(text)) continue;
    if (NAME.test(path)) return path;
    first ??= path;
  }
  return first;
}

import { byDepth, programs, type Sources } from './sources';

export interface ProjectData {
  /** Relative to the workspace's folder. */
  readonly path: string;
  readonly format: 'csv' | 'parquet';
  /** The column that is predicted, where a program says so plainly. */
  readonly target: string | undefined;
  /** The names in the first line of a table that is small enough to be read; empty otherwise. No value is kept. */
  readonly columns: readonly string[];
}

const FILE = /\.(csv|parquet)$/;
const READ = /read_(?:csv|parquet)\(\s*["'](?:\.\/)?([\w./-]+\.(?:csv|parquet))["']/g;
const TARGETS = [
  /^\s*"?\s*(?:TARGET|LABEL|target_col(?:umn)?|label_col(?:umn)?)\s*(?::[^=\n]*)?=\s*\\?["']([\w -]+?)\\?["']/m,
  /\by\w*\s*=\s*\w+\[\\?["']([\w -]+?)\\?["']\]/,
  /\.drop\(\s*(?:columns\s*=\s*)?\[?\s*\\?["']([\w -]+?)\\?["']\]?/,
];

/** The table that the model is trained on: one that a program reads, else one in the folder. */
export function detectData(sources: Sources): ProjectData | undefined {
  const { paths, folder } = sources;
  const texts = [...programs(sources)].map(([, text]) => text);
  const read = texts.flatMap((text) => [...text.matchAll(READ)].map(([, path = '']) => folder + path));
  const there = byDepth(paths).filter((path) => FILE.test(path) && path.startsWith(folder));
  const isTraining = (path: string): boolean => /train/i.test(path);
  const path = read.find(isTraining) ?? read[0] ?? there.find(isTraining) ?? there[0];
  if (path === undefined) return undefined;
  const found = TARGETS.flatMap((pattern) => texts.map((text) => pattern.exec(text)?.[1]));
  const columns = columnsOf(sources.texts.get(path));
  return {
    path,
    format: path.endsWith('.csv') ? 'csv' : 'parquet',
    target: found.find((name) => name !== undefined && (columns.length === 0 || columns.includes(name))),
    columns,
  };
}

/** A first line that holds numbers names nothing. */
function columnsOf(text: string | undefined): readonly string[] {
  const line = /^[^\r\n]*/.exec(text?.replace(/^\uFEFF/, '') ?? '')?.[0] ?? '';
  const names = line.split(line.includes(';') ? ';' : ',').map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
  return names.length > 200 || names.some((name) => !/^[A-Za-z_][\w .()/%-]{0,60}$/.test(name)) ? [] : names;
}

import type { Framework } from './framework';
import { byDepth, programs, type Sources } from './sources';

export interface ModelFile {
  /** Relative to the workspace's folder. */
  readonly path: string;
  readonly format: 'torch' | 'pickle' | 'joblib' | 'skops' | 'safetensors' | 'onnx' | 'keras' | 'xgboost' | 'lightgbm';
}

const FORMATS: Readonly<Record<string, ModelFile['format']>> = {
  pt: 'torch',
  pth: 'torch',
  pkl: 'pickle',
  pickle: 'pickle',
  joblib: 'joblib',
  skops: 'skops',
  safetensors: 'safetensors',
  onnx: 'onnx',
  keras: 'keras',
  h5: 'keras',
  ubj: 'xgboost',
  lgb: 'lightgbm',
};

/** A string that a program writes a model to or reads it from. */
const WRITTEN = /["'](?:\.\/)?([\w./-]+\.(?:pt|pth|pkl|pickle|joblib|skops|safetensors|onnx|keras|h5|ubj|lgb))["']/g;
const HELPER =
  /scaler|encoder|vectorizer|preprocess|tokenizer|columns|features?\b|optimi[sz]er|checkpoint-|explainer|background|index/i;
/** What models of a framework are usually kept in. */
const USUAL: Readonly<Record<Framework, readonly ModelFile['format'][]>> = {
  torch: ['safetensors', 'torch', 'onnx'],
  keras: ['keras', 'onnx'],
  xgboost: ['xgboost', 'joblib', 'pickle'],
  lightgbm: ['lightgbm', 'joblib', 'pickle'],
  sklearn: ['skops', 'joblib', 'pickle', 'onnx'],
};

/** A model file in the folder or one that programs name: of a format that is usual for the framework, and no helper of one. */
export function detectModel(sources: Sources, framework: Framework | undefined): ModelFile | undefined {
  const { paths, folder } = sources;
  const there = byDepth(paths).filter((path) => path.startsWith(folder));
  const named = [...programs(sources)].flatMap(([, text]) =>
    [...text.matchAll(WRITTEN)].map(([, path = '']) => folder + path.replace(/^\/+/, '')),
  );
  const candidates = [...there, ...named].flatMap((path): readonly ModelFile[] => {
    const format = formatOf(path);
    return format === undefined ? [] : [{ path, format }];
  });
  const isUsual = ({ format }: ModelFile): boolean => framework !== undefined && USUAL[framework].includes(format);
  const isModel = ({ path }: ModelFile): boolean => !HELPER.test(path);
  return candidates.find((each) => isUsual(each) && isModel(each)) ?? candidates.find(isModel) ?? candidates[0];
}

function formatOf(path: string): ModelFile['format'] | undefined {
  const extension = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(FORMATS, extension) ? FORMATS[extension] : undefined;
}

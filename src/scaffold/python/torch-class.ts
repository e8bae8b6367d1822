import { inProject } from './shared';
import type { Project } from '../project';

/** The class of the network that a program defines, and what it takes to make one. */
export interface TorchClass {
  readonly name: string;
  /** As Python imports it from the project's folder; undefined where it stands in a notebook. */
  readonly module: string | undefined;
  /** Arguments of the constructor that follow from the data; undefined where one is needed that does not. */
  readonly arguments: readonly string[] | undefined;
}

const MODULE_CLASS = /^class (\w+)\((?:torch\.)?(?:nn\.Module|(?:\w+\.)?LightningModule)\):\n((?:[ \t]+.*\n|\n)*)/m;
/** Tests, and what we generated ourselves. */
const ASIDE = /(?:^|\/)(?:tests?\/|scripts\/model_under_test\.py$)/;
const CONSTRUCTOR = /^[ \t]+def __init__\(\s*self\s*,?([^)]*)\)/m;
const FEATURES = /^(?:n_?|num_?|in_?|input_?)*(?:features?|inputs?|dims?|size|columns)$/;
const CLASSES = /^(?:n_?|num_?|out_?|output_?)*(?:classes|labels|outputs?|features_out|targets)$/;

/** The first network of the project: what is defined last in a file is made of what stands before it, so that one is taken. */
export function detectTorchClass(project: Project): TorchClass | undefined {
  for (const path of project.paths) {
    const text = path.endsWith('.py') && !ASIDE.test(path) ? project.readText(path) : undefined;
    if (text === undefined) continue;
    const [, name, body = ''] = [...text.matchAll(new RegExp(MODULE_CLASS, 'gm'))].at(-1) ?? [];
    if (name === undefined) continue;
    return { name, module: moduleOf(inProject(project, path)), arguments: readArguments(body) };
  }
  return undefined;
}

/** A `src` folder is on Python's path, not part of the name. */
function moduleOf(path: string): string {
  return path
    .replace(/^src\//, '')
    .replace(/(?:\/__init__)?\.py$/, '')
    .replaceAll('/', '.');
}

function readArguments(body: string): readonly string[] | undefined {
  const written = CONSTRUCTOR.exec(body)?.[1] ?? '';
  const needed = written
    .split(',')
    .map((parameter) => parameter.trim())
    .filter((parameter) => parameter !== '' && !parameter.includes('=') && !parameter.startsWith('*'))
    .map((parameter) => parameter.replace(/:.*/s, '').trim());
  const given = needed.map((name) =>
    FEATURES.test(name) ? 'x.shape[1]' : CLASSES.test(name) ? 'len(classes)' : undefined,
  );
  return given.includes(undefined) ? undefined : given.filter((argument) => argument !== undefined);
}

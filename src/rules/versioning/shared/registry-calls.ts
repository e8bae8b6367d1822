import type { PythonArgument, PythonCall, PythonDocument } from '../../../lang/python/types';

/** A call that takes an entry of a registry in whatever version is the newest. */
export interface NewestTaken {
  readonly call: PythonCall;
  /** What fixes the version: `dataset_version="…"`. */
  readonly option: string;
  /** Whether the registry is the store of this machine. */
  readonly isLocal: boolean;
}

type Place = readonly [keyword: string, position?: number];

interface Getter {
  readonly name: RegExp;
  /** The arguments that fix a version. Without any of them the newest one is taken. */
  readonly fixing: readonly Place[];
  readonly option: string;
  /** The argument whose text may hold the version behind a colon, as `name:7`. */
  readonly tag?: Place;
  /** An argument of which the call needs at least one to be about a registry at all. */
  readonly needs?: readonly Place[];
  readonly isLocal?: boolean;
}

/** By the last part of the callee's name. */
const GETTERS: Readonly<Record<string, Getter>> = {
  get_latest_versions: {
    name: /^mlflow\.(?:.*\.)?(?:MlflowClient|MlflowRegistryClient)\(\)\.get_latest_versions$/,
    fixing: [],
    option: 'get_model_version(name, "<number>")',
  },
  get_artifact: {
    name: /^comet_ml\..*\.get_artifact$/,
    fixing: [['version_or_alias', 3], ['version'], ['alias']],
    option: 'version_or_alias="<version>"',
    tag: ['artifact_name', 0],
  },
  download_registry_model: {
    name: /^comet_ml\..*\.download_registry_model$/,
    fixing: [['version', 2]],
    option: 'version="<version>"',
  },
  get: {
    name: /^(?:clearml|trains)\.Dataset\.get$/,
    fixing: [
      ['dataset_id', 0],
      ['dataset_version', 9],
    ],
    option: 'dataset_version="<version>"',
  },
  InputModel: {
    name: /^(?:clearml|trains)\.InputModel$/,
    fixing: [['model_id', 0]],
    option: 'model_id="<id>"',
    needs: [
      ['name', 1],
      ['project', 2],
    ],
  },
  get_by_name: {
    name: /^azureml\.core\.(?:dataset\.)?Dataset\.get_by_name$/,
    fixing: [['version', 2]],
    option: 'version=<number>',
  },
  Model: {
    name: /^azureml\.core\.(?:model\.)?Model$/,
    fixing: [
      ['version', 5],
      ['id', 2],
    ],
    option: 'version=<number>',
    needs: [['name', 1]],
  },
};
/** Loaders of BentoML, which take a tag: `churn:latest`, or `churn` alone, which is the same. */
const BENTO = /^bentoml\.(?:models\.(?:get|BentoModel)|\w+\.(?:load_model|get)|models\.Model\.get)$/;
/** The same as written, and imports under which they are written otherwise. */
const BENTO_CALL = /\bbentoml\.(?:\w+\.)*(?:get|load_model|BentoModel)\b/;
const BENTO_IMPORT = /\bfrom[ \t]+bentoml(?:\.[a-z]\w*)?[ \t]+import\b|\bbentoml(?:\.\w+)*[ \t]+as\b/;
const BENTO_MEMBER = /\b(?:get|load_model|BentoModel)[ \t]*\(/;
const LABEL_GETTERS = /\.(?:models|data|components|environments)\.get$/;

export function newestTaken(document: PythonDocument): readonly NewestTaken[] {
  const found = document.callsNamed(...Object.keys(GETTERS)).flatMap((call): readonly NewestTaken[] => {
    const getter = GETTERS[call.method];
    if (getter === undefined || !getter.name.test(call.name ?? '') || call.hasUnknownArguments) return [];
    const { fixing, option, tag, needs, isLocal = false } = getter;
    if (needs?.some((place) => call.argument(...place) !== undefined) === false) return [];
    const isFixed = fixing.some((place) => fixes(call.argument(...place))) || hasTag(tag && call.argument(...tag));
    return isFixed ? [] : [{ call, option, isLocal }];
  });
  return [...found, ...bentoLoads(document), ...labelled(document)];
}

function fixes(argument: PythonArgument | undefined): boolean {
  if (argument === undefined) return false;
  const known = argument.value.value();
  if (typeof known?.value === 'string') return known.value.toLowerCase() !== 'latest';
  return known?.value !== null;
}

function hasTag(argument: PythonArgument | undefined): boolean {
  if (argument === undefined) return false;
  const text = argument.value.stringValue()?.value;
  return text === undefined || (/:[^:/]+$/.test(text) && !text.endsWith(':latest'));
}

/** Whether a program may load models with BentoML, as far as its text tells. */
export function mayLoadBentos(text: string): boolean {
  return BENTO_CALL.test(text) || (BENTO_IMPORT.test(text) && BENTO_MEMBER.test(text));
}

function bentoLoads(document: PythonDocument): readonly NewestTaken[] {
  if (!document.importsModule('bentoml')) return [];
  return document.callsNamed('get', 'load_model', 'BentoModel').flatMap((call): readonly NewestTaken[] => {
    if (!BENTO.test(call.name ?? '')) return [];
    const tag = call.argument('tag', 0) ?? call.argument('bento_tag') ?? call.argument('tag_like');
    if (tag === undefined || hasTag(tag)) return [];
    return [{ call, option: 'name:<version>', isLocal: true }];
  });
}

/** `ml_client.models.get(name, label="latest")` of Azure ML. */
function labelled(document: PythonDocument): readonly NewestTaken[] {
  if (!document.importsModule('azure.ai.ml')) return [];
  return document.callsNamed('get').flatMap((call): readonly NewestTaken[] => {
    if (!LABEL_GETTERS.test(call.callee.text)) return [];
    const isLatest = call.argument('label')?.value.stringValue()?.value === 'latest';
    return isLatest ? [{ call, option: 'version="<number>"', isLocal: false }] : [];
  });
}

import type { PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';
import type { HubUse } from '../../pins/inventory/types';
import { dictEntry } from './dict-entry';
import { hubLoads, isHubId, isLocalPath, splitHubName, type HubLoad } from './hub';
import { usualValue, type UsualValue } from './usual-value';

const SAVING_METHODS = ['save_pretrained', 'save_model', 'save_to_disk'];
const SAVING_KEYWORDS = ['output_dir', 'save_directory', 'local_dir', 'dataset_path', 'logging_dir'];
/** Calls that take a folder to save to by keyword. */
const SAVING_CALLS = [
  ...[
    'TrainingArguments',
    'Seq2SeqTrainingArguments',
    'SFTConfig',
    'DPOConfig',
    'GRPOConfig',
    'PPOConfig',
    'ORPOConfig',
  ],
  ...[
    'SentenceTransformerTrainingArguments',
    'save',
    'save_pretrained_merged',
    'snapshot_download',
    'hf_hub_download',
    'main_export',
  ],
];

/** The loads that reach the Hub: not those of a folder, nor of what the same file saves. */
export function remoteHubLoads(
  document: PythonDocument,
  hasPath: (path: string) => boolean | undefined,
): readonly HubLoad[] {
  const own = savedPaths(document);
  return hubLoads(document).filter(({ call, id }) => {
    const text = id && usualValue(id.value)?.value;
    if (typeof text !== 'string' || isLocalPath(text) || isOwn(text, own)) return false;
    return isHubId(text, call.name) && hasPath(text) !== true;
  });
}

export const UNKNOWN = Symbol('a revision that is not a constant');

/** Undefined where no revision is given. */
export function readRevision(call: PythonCall): string | typeof UNKNOWN | undefined {
  if (call.argument('local_files_only')?.value.value()?.value === true) return UNKNOWN;
  const argument = call.argument('revision') ?? call.argument('revision_id');
  if (argument === undefined) return call.hasUnknownArguments ? UNKNOWN : revisionElsewhere(call);
  const known = argument.value.value()?.value;
  if (known === null) return undefined;
  return typeof known === 'string' ? known : UNKNOWN;
}

/** Behind `@` of the name, or among the arguments that a wrapper hands on. */
function revisionElsewhere(call: PythonCall): string | typeof UNKNOWN | undefined {
  const options = call.argument('model_kwargs')?.value;
  if (options !== undefined) {
    const given = dictEntry(options, 'revision');
    if (typeof given === 'string') return given;
    if (options.entry('revision') !== undefined || (options.kind !== 'dict' && options.value() === undefined))
      return UNKNOWN;
  }
  for (const { value } of call.arguments.slice(0, 2)) {
    const text = value.stringValue()?.value;
    const revision = text === undefined ? undefined : splitHubName(text).revision;
    if (revision !== undefined) return revision;
  }
  return undefined;
}

export function kindOf(call: PythonCall): 'model' | 'dataset' | 'space' {
  if (/^(?:datasets|pandas|polars|dask)\./.test(call.name ?? '')) return 'dataset';
  const type = call.argument('repo_type')?.value.stringValue()?.value;
  return type === 'dataset' || type === 'space' ? type : 'model';
}

/** The id that a call gives where nobody says otherwise. */
export function usualId(expression: PythonExpression): (UsualValue & { readonly value: string }) | undefined {
  const usual = usualValue(expression);
  return typeof usual?.value === 'string' ? { ...usual, value: splitHubName(usual.value).name } : undefined;
}

/** Folders that this file saves models to: loading from there reads no Hub. */
function savedPaths(document: PythonDocument): ReadonlySet<string> {
  const paths = new Set<string>();
  const add = (call: PythonCall, keyword: string, position?: number): void => {
    const path = call.argument(keyword, position)?.value.stringValue()?.value;
    if (path !== undefined) paths.add(normalize(path));
  };
  for (const call of document.callsNamed(...SAVING_METHODS)) add(call, 'save_directory', 0);
  for (const call of document.callsNamed(...SAVING_METHODS, ...SAVING_CALLS)) {
    for (const keyword of SAVING_KEYWORDS)
      add(call, keyword, keyword === 'output_dir' && isArguments(call) ? 0 : undefined);
  }
  return paths;
}

function isArguments(call: PythonCall): boolean {
  return /(?:Arguments|Config)$/.test(call.method);
}

function isOwn(id: string, own: ReadonlySet<string>): boolean {
  const path = normalize(id);
  return own.has(path) || [...own].some((folder) => folder !== '' && path.startsWith(`${folder}/`));
}

function normalize(path: string): string {
  return path.replace(/^\.\//, '').replace(/\/+$/, '');
}

/** What a program loads from the Hub, as the list of pins asks for it. */
export function hubUses(document: PythonDocument, hasPath: (path: string) => boolean | undefined): readonly HubUse[] {
  return remoteHubLoads(document, hasPath).flatMap(({ call, id }): readonly HubUse[] => {
    const usual = id && usualId(id.value);
    if (id === undefined || usual === undefined) return [];
    const revision = readRevision(call);
    const cacheFolder = call.argument('cache_dir')?.value.stringValue()?.value;
    return [
      {
        ...{ kind: kindOf(call), id: usual.value, cacheFolder, range: id.range },
        revision: revision === UNKNOWN ? null : revision,
      },
    ];
  });
}

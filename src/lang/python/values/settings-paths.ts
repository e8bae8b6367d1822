import { calledMethod } from '../calls';
import { operatorOf } from '../names/operator';
import type { SettingsSource } from '../types';
import { passedValue, readPassed } from './passed';
import type { Surroundings } from './possible';
import type { Lookup } from './reader';

type SettingsPath = Omit<SettingsSource, 'reader'>;

/** Which files a program reads settings from. */
export interface SettingsPaths {
  /** The path behind an open file, a path or the text of a file. */
  pathOf(node: number, depth: number): SettingsPath | undefined;
  /** Whether the program writes a file of that path itself. */
  isWritten(path: string, depth: number): boolean;
  /** The call that tells Hydra where its configuration is. */
  initialize(): number | undefined;
}

const OPENERS = new Set(['open', 'io.open', 'codecs.open']);
/** Methods of paths; what `Path(__file__).parent / …` is, has no name. */
const PATH_METHODS = new Set(['open', 'read_text', 'read_bytes']);
const READS = /^(?:open|io\.open|codecs\.open|pathlib\.Path\(\)\.open)\(\)\.read$/;
const WRITERS = /^(?:open|write_text|write_bytes|save|copy\w*|move|rename|replace|urlretrieve|download\w*)$/;
const WRITING = /[wax+]/;
/** `Path(__file__).parent`, also resolved, and `os.path.dirname(__file__)`. */
const OWN_FOLDER =
  /^(?:(?:pathlib\.)?Path\(__file__\)(?:\.resolve\(\)|\.absolute\(\))?\.parent|os\.path\.dirname\((?:__file__|os\.path\.(?:abspath|realpath)\(__file__\))\))$/;
const MAX_STEPS = 20;

export function createSettingsPaths({ syntax, resolver }: Surroundings, evaluate: Lookup): SettingsPaths {
  let writers: readonly number[] | undefined;

  function callsNamed(pattern: RegExp): readonly number[] {
    const found: number[] = [];
    for (let node = 0; node < syntax.count; node++) {
      if (syntax.kind(node) === 'call' && pattern.test(calledMethod(syntax, node))) found.push(node);
    }
    return found;
  }

  function calleeName(call: number): string {
    const [callee] = syntax.children(call);
    return (callee === undefined ? undefined : resolver.qualifiedName(callee)) ?? '';
  }

  function receiverOf(call: number): number | undefined {
    const [callee] = syntax.children(call);
    return callee !== undefined && syntax.kind(callee) === 'attribute' ? syntax.children(callee)[0] : undefined;
  }

  /** What is opened or read: the path of it. */
  function openedAt(call: number): number | undefined {
    const name = calleeName(call);
    if (OPENERS.has(name)) return passedValue(readPassed(syntax, call), 'file', 0);
    const isPath = name === '' || name.startsWith('pathlib.Path()');
    return isPath && PATH_METHODS.has(calledMethod(syntax, call)) ? receiverOf(call) : undefined;
  }

  function pathOf(node: number, depth: number): SettingsPath | undefined {
    const text = evaluate(node, depth)?.value;
    if (typeof text === 'string') return { path: text, from: 'working-directory' };
    const call = resolver.originCall(node);
    if (call !== undefined && READS.test(calleeName(call))) {
      const file = receiverOf(call);
      return file === undefined ? undefined : pathOf(file, depth + 1);
    }
    const opened = call === undefined ? undefined : openedAt(call);
    if (opened !== undefined && opened !== node) return depth > MAX_STEPS ? undefined : pathOf(opened, depth + 1);
    const below = belowFile(node, depth, 0);
    return below === undefined ? undefined : { path: below, from: 'code' };
  }

  /** The path from the folder of the file on: `Path(__file__).parent / "config.yaml"`. */
  function belowFile(node: number, depth: number, step: number): string | undefined {
    if (step > MAX_STEPS) return undefined;
    if (OWN_FOLDER.test(syntax.slice(node).slice(0, 200).replaceAll(/\s/g, ''))) return '.';
    const [first, second] = syntax.children(node);
    const join = (folder: number | undefined, names: readonly (number | undefined)[]): string | undefined => {
      const texts = names.map((name) => (name === undefined ? undefined : evaluate(name, depth)?.value));
      const base = folder === undefined ? undefined : belowFile(folder, depth, step + 1);
      if (base === undefined || !texts.every((text) => typeof text === 'string')) return undefined;
      return texts.some((text) => text.startsWith('/')) ? undefined : [base, ...texts].join('/');
    };
    switch (syntax.kind(node)) {
      case 'identifier': {
        const [only, ...others] = resolver.meaning(node)?.bindings ?? [];
        const value = others.length === 0 && only?.kind === 'value' ? only.value : undefined;
        return value === undefined ? undefined : belowFile(value, depth, step + 1);
      }
      case 'attribute': {
        const isParent = second !== undefined && syntax.slice(second) === 'parent';
        return isParent ? join(first, [])?.concat('/..') : undefined;
      }
      case 'parenthesized_expression':
        return join(first, []);
      case 'binary_operator':
        return operatorOf(syntax, node) === '/' ? join(first, [second]) : undefined;
      case 'call': {
        const { positional, hasMore } = readPassed(syntax, node);
        const [folder, ...names] = positional;
        if (hasMore) return undefined;
        const name = calleeName(node);
        if (name === 'os.path.join') return join(folder, names);
        return name === 'str' && names.length === 0 ? join(folder, []) : undefined;
      }
      default:
        return undefined;
    }
  }

  function isWriting(call: number, depth: number): boolean {
    if (calledMethod(syntax, call) !== 'open') return true;
    const isFunction = OPENERS.has(calleeName(call));
    const mode = passedValue(readPassed(syntax, call), 'mode', isFunction ? 1 : 0);
    const text = mode === undefined ? 'r' : evaluate(mode, depth)?.value;
    return typeof text !== 'string' || WRITING.test(text);
  }

  return {
    pathOf,
    isWritten(path, depth) {
      writers ??= callsNamed(WRITERS);
      const end = path.slice(path.lastIndexOf('/') + 1);
      return writers.some((call) => {
        if (!isWriting(call, depth)) return false;
        const { positional, keywords } = readPassed(syntax, call);
        const places = [receiverOf(call), ...positional, ...keywords.values()];
        // The name alone tells: the same file may be written with another path in front.
        return places.some((place) => {
          const text = place === undefined ? undefined : (evaluate(place, depth)?.value ?? belowFile(place, depth, 0));
          return typeof text === 'string' && (text === end || text.endsWith(`/${end}`));
        });
      });
    },
    initialize: () => callsNamed(/^initialize$/).find((call) => calleeName(call) === 'hydra.initialize'),
  };
}

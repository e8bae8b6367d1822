import type { Location } from '../core/finding';
import { createLineIndex } from '../core/line-index';
import type { Range } from '../core/range';
import { composeMaps, identityMap, type TextMap } from '../core/text-map';
import { classifyPath } from './classify';
import { parseDockerfile } from './dockerfile/document';
import { dockerfileImages, dockerfileScripts } from './dockerfile/surfaces';
import type { DocumentLanguage, DocumentMap, DocumentOf } from './documents';
import { parseEnv } from './env/document';
import type { Grammars } from './grammars';
import { parseGroovy } from './groovy/document';
import { groovyEnvironment, groovyImages, groovyScripts } from './groovy/surfaces';
import { parseIni } from './ini/document';
import { parseJson } from './json/document';
import { notebookFromCells } from './notebook/cells';
import { parseNotebook } from './notebook/parse';
import { splitNotebook, type NotebookParts } from './notebook/program';
import type { CellsInput, NotebookDocument } from './notebook/types';
import { parsePython } from './python/document';
import { mayStartCommands, pythonScripts } from './python/scripts';
import type { ForeignNames } from './python/types';
import type { ReadingMemory } from './reading-memory';
import { parseRequirements } from './requirements/document';
import { parseShell } from './shell/document';
import type { Script } from './script-text';
import type {
  PlacedEnvironmentEntry,
  PlacedImage,
  PlacedPodSpec,
  PlainText,
  SourceFile,
  SourcePart,
} from './source-file';
import { parseToml } from './toml/document';
import { parseYaml } from './yaml/document';
import { yamlEnvironment, yamlImages, yamlPodSpecs, yamlScripts } from './yaml/surfaces';

/** What to open: the text of a file, or the cells of a notebook that is open in an editor. */
export interface OpenInput {
  /** Relative to the root with `/`. */
  readonly path: string;
  readonly text?: string;
  readonly cells?: CellsInput;
  /** The editor's language where it has one: wins over the path. */
  readonly languageId?: string;
}

type Parsers = { readonly [L in DocumentLanguage]: (text: string, path: string) => DocumentOf<L> };

/**
 * Opens a file. Nothing is parsed yet, but for a notebook its cells. Never throws. With a memory, only what an edit can
 * have changed is parsed anew.
 */
export function openSourceFile(
  input: OpenInput,
  grammars: Grammars,
  memory?: ReadingMemory,
  /** What other modules of the workspace tell a Python file, by its path. */
  foreignOf?: (path: string) => ForeignNames,
): SourceFile {
  const parsers = createParsers(grammars, memory, foreignOf);
  const language = input.cells ? 'notebook' : (classifyPath(input.path, input.languageId) ?? 'text');
  const notebook = language === 'notebook' ? openNotebook(input) : undefined;
  const text = notebook?.text ?? input.text ?? '';
  const split = notebook && splitNotebook(notebook);
  const opened: SourcePart[] = [];
  const addPart = <L extends DocumentLanguage>(
    partLanguage: L,
    partText: string,
    map: TextMap,
    path: string,
  ): SourcePart<L> => {
    const part = createPart(partLanguage, partText, map, () => parsers[partLanguage](partText, path));
    opened.push(part);
    return part;
  };

  const parts = split
    ? openNotebookParts(split, input.path, addPart)
    : language === 'text' || language === 'notebook'
      ? []
      : [addPart(language, text, identityMap, input.path)];
  let shellParts: readonly SourcePart<'shell'>[] | undefined;
  const openShellParts = (): readonly SourcePart<'shell'>[] =>
    collectScripts(parts, split?.shell ?? []).map((script) => {
      const part = createPart('shell', script.text, script.map, () => ({
        ...parseShell(script.text, script.origin),
        reach: script.reach,
      }));
      opened.push(part);
      return part;
    });
  const documents = parts.filter((part) => part.language !== 'shell');
  const lines = createLineIndex(text);

  return {
    path: input.path,
    text,
    language,
    notebook,
    parts: documents,
    shellParts: () => (shellParts ??= openShellParts()),
    environment() {
      const scripts = (shellParts ??= openShellParts());
      return [
        ...documents.flatMap(readEnvironment),
        ...scripts.flatMap(readEnvironment),
        ...(split?.environment ?? []),
      ];
    },
    images: () => documents.flatMap(readImages),
    podSpecs: () => documents.flatMap(readPodSpecs),
    plainTexts: () => (notebook ? notebookTexts(notebook) : [wholeText(text, language)]),
    locate(range: Range): Location {
      const place = { range, start: lines.positionAt(range.start), end: lines.positionAt(range.end) };
      const cell = notebook?.locate(range);
      return cell === undefined ? place : { ...place, cell };
    },
    dispose() {
      for (const part of opened) if (isParsed(part)) part.document().dispose?.();
      opened.length = 0;
    },
  };
}

function createParsers(
  grammars: Grammars,
  memory: ReadingMemory | undefined,
  foreignOf: ((path: string) => ForeignNames) | undefined,
): Parsers {
  return {
    python: (text, path) =>
      parsePython(text, grammars.python, { memory: memory?.python(path), foreign: foreignOf?.(path) }),
    shell: (text) => parseShell(text, 'file'),
    yaml: parseYaml,
    json: parseJson,
    toml: parseToml,
    ini: parseIni,
    env: parseEnv,
    requirements: parseRequirements,
    dockerfile: parseDockerfile,
    groovy: parseGroovy,
  };
}

function openNotebook(input: OpenInput): NotebookDocument {
  return input.cells ? notebookFromCells(input.cells) : parseNotebook(input.text ?? '');
}

function openNotebookParts(
  split: NotebookParts,
  path: string,
  addPart: <L extends DocumentLanguage>(language: L, text: string, map: TextMap, path: string) => SourcePart<L>,
): readonly SourcePart[] {
  const program = split.python.text.trim() === '' ? [] : [addPart('python', split.python.text, split.python.map, path)];
  const files = split.files.flatMap((file): readonly SourcePart[] => {
    const language = classifyPath(file.path);
    if (language === undefined || language === 'notebook' || language === 'text') return [];
    return [addPart(language, file.text, file.map, file.path)];
  });
  return [...program, ...files];
}

interface LazyPart<L extends DocumentLanguage> extends SourcePart<L> {
  readonly isParsed: () => boolean;
}

function createPart<L extends DocumentLanguage>(
  language: L,
  text: string,
  map: TextMap,
  parse: () => DocumentOf<L>,
): LazyPart<L> {
  let document: DocumentOf<L> | undefined;
  return {
    language,
    text,
    map,
    document: () => (document ??= parse()),
    isParsed: () => document !== undefined,
  };
}

function isParsed(part: SourcePart): boolean {
  return 'isParsed' in part && (part as LazyPart<DocumentLanguage>).isParsed();
}

/** The document of a part, where the part is of that language. */
export function documentOf<L extends DocumentLanguage>(part: SourcePart, language: L): DocumentMap[L] | undefined {
  return part.language === language ? (part.document() as DocumentMap[L]) : undefined;
}

function collectScripts(parts: readonly SourcePart[], notebookScripts: readonly Script[]): readonly Script[] {
  const outwards =
    (part: SourcePart) =>
    (script: Script): Script => ({ ...script, map: composeMaps(script.map, part.map) });
  return [
    ...parts.flatMap((part): readonly Script[] => {
      if (part.language === 'shell') return [{ text: part.text, map: part.map, origin: 'file' }];
      const yaml = documentOf(part, 'yaml');
      if (yaml) return yamlScripts(yaml).map(outwards(part));
      const groovy = documentOf(part, 'groovy');
      if (groovy) return groovyScripts(groovy).map(outwards(part));
      const python = mayStartCommands(part.text) ? documentOf(part, 'python') : undefined;
      if (python) return pythonScripts(python).map(outwards(part));
      const dockerfile = documentOf(part, 'dockerfile');
      return dockerfile ? dockerfileScripts(dockerfile).map(outwards(part)) : [];
    }),
    ...notebookScripts,
  ];
}

function readEnvironment(part: SourcePart): readonly PlacedEnvironmentEntry[] {
  const yaml = documentOf(part, 'yaml');
  const shell = documentOf(part, 'shell');
  const groovy = documentOf(part, 'groovy');
  const entries = yaml
    ? yamlEnvironment(yaml)
    : shell
      ? [...shell.environment, ...shell.commands.flatMap((command) => command.environment)]
      : groovy
        ? groovyEnvironment(groovy)
        : (documentOf(part, 'env')?.entries ?? documentOf(part, 'dockerfile')?.environment ?? []);
  return entries.map((entry) => ({ entry, text: part.text, map: part.map }));
}

function readImages(part: SourcePart): readonly PlacedImage[] {
  const yaml = documentOf(part, 'yaml');
  const dockerfile = documentOf(part, 'dockerfile');
  const groovy = documentOf(part, 'groovy');
  const images = yaml
    ? yamlImages(yaml)
    : dockerfile
      ? dockerfileImages(dockerfile)
      : groovy
        ? groovyImages(groovy)
        : [];
  return images.map((image) => ({ image, text: part.text, map: part.map }));
}

function readPodSpecs(part: SourcePart): readonly PlacedPodSpec[] {
  const yaml = documentOf(part, 'yaml');
  return yaml === undefined ? [] : yamlPodSpecs(yaml).map((pod) => ({ pod, text: part.text, map: part.map }));
}

function wholeText(text: string, language: SourceFile['language']): PlainText {
  return { part: 'source', text, map: identityMap, language };
}

function notebookTexts(notebook: NotebookDocument): readonly PlainText[] {
  return notebook.cells.flatMap((cell) => [
    {
      part: cell.kind === 'markdown' ? ('markdown' as const) : ('source' as const),
      text: cell.text,
      map: cell.map,
      language: cell.kind === 'markdown' ? 'markdown' : cell.language,
      cell: cell.index,
    },
    ...cell.outputs.flatMap((output) =>
      output.texts.map((content) => ({
        part: 'output' as const,
        text: content.text,
        map: content.map,
        language: content.kind,
        cell: cell.index,
        output: output.index,
      })),
    ),
  ]);
}

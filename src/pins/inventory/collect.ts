import type { TextMap } from '../../core/text-map';
import type { DocumentLanguage, DocumentOf } from '../../lang/documents';
import type { SourceFile, SourcePart } from '../../lang/source-file';
import { shellDownloads } from './downloads';
import { condaPackages, pyprojectPackages, requirementExternals, shellPackages } from './packages';
import { imageExternals, yamlExternals } from './pipelines';
import { pythonExternals } from './python';
import type { FoundExternal, InventoryParts, PlacedExternal } from './types';

/** Without one of these a program loads nothing that is listed; most files are not parsed then. */
const PYTHON_WORDS =
  /from_pretrained|pipeline|load_dataset|hf_hub_download|snapshot_download|SentenceTransformer|CrossEncoder|vllm|models:\/|torch\.hub|dvc|https?:\/\//;

/** Everything that a file loads from elsewhere, in the order of its text. */
export function collectExternals(file: SourceFile, parts: InventoryParts): readonly PlacedExternal[] {
  const found = [
    ...file.parts.flatMap((part) => place(part.map, () => ofPart(part, file.path, parts))),
    ...file.shellParts().flatMap((part) =>
      place(part.map, () => {
        const script = part.document();
        return [...shellPackages(script, parts), ...shellDownloads(script, parts)];
      }),
    ),
    ...file.images().flatMap(({ image, map }) => place(map, () => imageExternals(image, parts))),
  ];
  return found.sort((a, b) => startOf(a) - startOf(b));
}

/** What to look for in each language. */
const READERS: { readonly [L in DocumentLanguage]?: Reader<L> } = {
  python: pythonExternals,
  requirements: requirementExternals,
  toml: pyprojectPackages,
  yaml: (document, parts) =>
    document.kind === 'conda-environment' ? condaPackages(document, parts) : yamlExternals(document, parts),
};

type Reader<L extends DocumentLanguage> = (document: DocumentOf<L>, parts: InventoryParts) => readonly FoundExternal[];

function ofPart<L extends DocumentLanguage>(
  part: SourcePart<L>,
  path: string,
  parts: InventoryParts,
): readonly FoundExternal[] {
  if (part.language === 'python' && !PYTHON_WORDS.test(part.text)) return [];
  if (part.language === 'toml' && !/(?:^|\/)pyproject\.toml$/.test(path)) return [];
  return READERS[part.language]?.(part.document(), parts) ?? [];
}

function place(map: TextMap, read: () => readonly FoundExternal[]): readonly PlacedExternal[] {
  return read().map((external) => ({ ...external, map }));
}

function startOf({ range, map }: PlacedExternal): number {
  return map.toOuter(range)?.start ?? 0;
}

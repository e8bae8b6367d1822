import type { CellPart, Location } from '../core/finding';
import type { Range } from '../core/range';
import type { TextMap } from '../core/text-map';
import type { DocumentLanguage, DocumentOf } from './documents';
import type { EnvironmentEntry } from './env/types';
import type { NotebookDocument } from './notebook/types';
import type { PodSpec } from './yaml/extract/pod-specs';

/** An image that a file runs or builds on. */
export interface ImageReference {
  /** As written. */
  readonly image: string;
  readonly range: Range;
  /** With known variables put in; undefined where a variable is not known. */
  readonly resolved: string | undefined;
  readonly origin: 'dockerfile' | 'compose' | 'workflow' | 'kubernetes' | 'gitlab-ci' | 'jenkins' | 'yaml';
}

/** A variable with the text it stands in and that text's map to the file. */
export interface PlacedEnvironmentEntry {
  readonly entry: EnvironmentEntry;
  readonly text: string;
  readonly map: TextMap;
}

export interface PlacedImage {
  readonly image: ImageReference;
  readonly text: string;
  readonly map: TextMap;
}

export interface PlacedPodSpec {
  readonly pod: PodSpec;
  readonly text: string;
  readonly map: TextMap;
}

/** One text of a file in one language: the file itself, the Python of a notebook, a script inside of a Dockerfile. */
export interface SourcePart<L extends DocumentLanguage = DocumentLanguage> {
  readonly language: L;
  readonly text: string;
  /** From this text to the characters of the file. */
  readonly map: TextMap;
  /** Parsed on first use, then kept until the file is disposed. */
  document(): DocumentOf<L>;
}

/** A text for rules that read any text (secrets): the whole file, or one text of a notebook. */
export interface PlainText {
  readonly part: CellPart;
  readonly text: string;
  readonly map: TextMap;
  /** The language of the text where known (`python`, `markdown`, `shell` …). */
  readonly language: string;
  /** For outputs: the cell and the output, counted from 0. */
  readonly cell?: number;
  readonly output?: number;
}

/** A file that was opened for analysis. Everything is read on first use. Its ranges count in `text`. */
export interface SourceFile {
  /** Relative to the root with `/`. */
  readonly path: string;
  readonly text: string;
  readonly language: DocumentLanguage | 'notebook' | 'text';
  readonly notebook: NotebookDocument | undefined;
  /** The file's own document, or for a notebook its Python program and `%%writefile` bodies. */
  readonly parts: readonly SourcePart[];
  /** Shell text from every surface that carries it. */
  shellParts(): readonly SourcePart<'shell'>[];
  /** Variables that any format sets. */
  environment(): readonly PlacedEnvironmentEntry[];
  images(): readonly PlacedImage[];
  /** Containers that run together, of Kubernetes and its operators, compose and compiled pipelines. */
  podSpecs(): readonly PlacedPodSpec[];
  plainTexts(): readonly PlainText[];
  /** Positions of a span of the file, and the notebook cell that it stands in. */
  locate(range: Range): Location;
  dispose(): void;
}

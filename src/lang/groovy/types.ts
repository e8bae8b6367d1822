import type { Range } from '../../core/range';
import type { EmbeddedText, LanguageDocument } from '../document';

/** An expression that Groovy puts into a double-quoted string before anybody else sees it. */
export interface GroovyInterpolation {
  /** With `$` and braces. */
  readonly range: Range;
  /** What stands between the braces, or the dotted name behind `$`. */
  readonly expression: string;
}

export interface GroovyString extends EmbeddedText {
  /** Quotes included. */
  readonly range: Range;
  readonly quote: "'" | '"' | "'''" | '"""';
  /** Empty where the quotes are single: there `$` is for the shell. */
  readonly interpolations: readonly GroovyInterpolation[];
}

/** A string that is handed to something: `sh '…'`, `sh(script: "…")`, `image 'x'`, `credentials('id')`. */
export interface GroovyStep {
  /** The last part of a dotted name: `image` of `docker.image('x')`. */
  readonly name: string;
  readonly nameRange: Range;
  /** The name of the argument; undefined for one by position. */
  readonly argument: string | undefined;
  readonly string: GroovyString;
  /** The names of the blocks around, the outermost first: `pipeline`, `agent`, `docker`. */
  readonly blocks: readonly string[];
}

/** `NAME = 'value'` or `NAME = credentials('id')`. */
export interface GroovyAssignment {
  readonly name: string;
  readonly nameRange: Range;
  /** Undefined where it is more than one string. */
  readonly value: GroovyString | undefined;
  /** The function that the value comes from. */
  readonly call: string | undefined;
  readonly blocks: readonly string[];
}

/** A bare word: `any` of `agent any`, the name of a block. */
export interface GroovyWord {
  readonly text: string;
  readonly range: Range;
  readonly blocks: readonly string[];
}

/** `stage('x') { … }`. */
export interface GroovyBlock {
  readonly name: string;
  /** Braces included; up to the end of the text where the last one is missing. */
  readonly range: Range;
  readonly blocks: readonly string[];
}

/** A Jenkinsfile, as far as its strings and blocks go: who is handed a string, in which blocks, and what is put into it. */
export interface GroovyDocument extends LanguageDocument<'groovy'> {
  readonly words: readonly GroovyWord[];
  /** With a name, in the order of their ends. */
  readonly blocks: readonly GroovyBlock[];
  readonly strings: readonly GroovyString[];
  readonly steps: readonly GroovyStep[];
  readonly assignments: readonly GroovyAssignment[];
}

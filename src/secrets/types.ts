import type { Range } from '../core/range';

/**
 * How sure a match is: `certain` where the format proves itself, `likely` where its surroundings speak for it, `possible`
 * where only a name or an expired date does.
 */
export type Certainty = 'certain' | 'likely' | 'possible';

/** A secret in a text. It tells where and what kind it is, never what it says. */
export interface SecretMatch {
  readonly range: Range;
  readonly provider: string;
  /** With its article: "a GitHub token". */
  readonly name: string;
  /** The environment variable that should hold it. */
  readonly variable: string;
  readonly certainty: Certainty;
  /** The vendor's page where it is revoked, where there is one. */
  readonly revokeUrl?: string;
}

/** A kind of secret, as data. Formats are the vendors' own (catalogue of the project, docs/secrets.md). */
export interface ProviderBase {
  readonly id: string;
  /** As messages name it, with its article: "a GitHub token". */
  readonly name: string;
  /** The environment variable that the vendor's own tools read. */
  readonly variable: string;
  readonly revokeUrl?: string;
  /** Where one of these does not stand, nothing is looked for. Letters of both cases count as the same. */
  readonly keywords: readonly string[];
}

/** What the characters of a secret must be like, beyond its pattern. */
export interface Floors {
  /** Shannon entropy in bits for each character; a further condition, never the only one. */
  readonly minEntropy?: number;
  readonly minDigits?: number;
  readonly minUpper?: number;
  readonly minLower?: number;
  /** Decodes or checks it: how sure it then is, or undefined where it is no secret. Its `certain` overrules the other floors. */
  readonly judge?: (secret: string) => Certainty | undefined;
  /** For formats that prove less than others of their kind. */
  readonly certainty?: Certainty;
}

/** A token that is known by its own form, wherever it stands: each keyword is a literal part of it. */
export interface TokenProvider extends ProviderBase, Floors {
  readonly kind: 'token';
  /** The source of a pattern without `^` and end: every quantifier is bounded, so that a megabyte of keywords costs linear time. */
  readonly pattern: string;
  /** How many characters of the secret stand in front of the keyword. */
  readonly before?: number;
  /** What near it says that it is one that browsers are meant to see. Looked for in 300 characters to both sides. */
  readonly publicNear?: RegExp;
  /** The secret is only half of a pair: not reported where a match of this provider stands nearby. */
  readonly partOf?: string;
}

/** A secret without a form of its own, known by the vendor's name and a word for credentials before it. */
export interface NamedProvider extends ProviderBase, Floors {
  readonly kind: 'named';
  readonly pattern: string;
}

/** A secret that only the structure around it tells. */
export interface StructureProvider extends ProviderBase {
  readonly kind: 'structure';
  /** The secrets of the structure whose keyword spans `hit`. Looks at a bounded part of the text. */
  readonly find: (text: string, hit: Range) => readonly FoundPart[];
  /** A cheap look at a hit, where most are nothing. */
  readonly mayFind?: (text: string, hit: Range) => boolean;
  /** Hits closer than this to the last one that was looked at are passed over, since the same window holds them. */
  readonly stride?: number;
  /** The same for hits on one line. */
  readonly lineStride?: number;
}

export interface FoundPart {
  readonly range: Range;
  readonly certainty: Certainty;
  /** The environment variable for it, where the text names it better than the provider can. */
  readonly variable?: string;
}

export type Provider = TokenProvider | NamedProvider | StructureProvider;

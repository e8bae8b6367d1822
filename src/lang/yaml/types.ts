import type { DataNode } from '../data-node';
import type { LanguageDocument } from '../document';

/** Formats that describe jobs and services for somebody else's machines. They name variables and images in much the same ways. */
export const JOB_KINDS = [
  'ray-cluster',
  'skypilot',
  'bentofile',
  'azure-ml',
  'databricks',
  'prefect',
  'zenml',
  'vertex',
  'dagster',
  'flyte',
] as const;
export type JobKind = (typeof JOB_KINDS)[number];

export function isJobKind(kind: YamlKind): kind is JobKind {
  return JOB_KINDS.some((known) => known === kind);
}

/** What kind of file a YAML text is; content beats name (catalogue/pipeline.md A.1). */
export type YamlKind =
  | 'github-workflow'
  | 'github-action'
  | 'gitlab-ci'
  | 'azure-pipelines'
  | 'circleci'
  | 'compose'
  | 'dvc'
  | 'conda-environment'
  | 'kubernetes'
  | 'mlproject'
  | 'kfp'
  | 'pre-commit'
  | JobKind
  | 'other';

/** A YAML file of one or more documents. */
export interface YamlDocument extends LanguageDocument<'yaml'> {
  readonly kind: YamlKind;
  /** One root for each document that could be read; empty documents have none. */
  readonly roots: readonly DataNode[];
}

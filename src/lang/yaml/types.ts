import type { DataNode } from '../data-node';
import type { LanguageDocument } from '../document';

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
  | 'ray-cluster'
  | 'skypilot'
  | 'bentofile'
  | 'azure-ml'
  | 'databricks'
  | 'prefect'
  | 'zenml'
  | 'vertex'
  | 'other';

/** A YAML file of one or more documents. */
export interface YamlDocument extends LanguageDocument<'yaml'> {
  readonly kind: YamlKind;
  /** One root for each document that could be read; empty documents have none. */
  readonly roots: readonly DataNode[];
}

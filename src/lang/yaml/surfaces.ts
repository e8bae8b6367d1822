import type { Script } from '../script-text';
import {
  azureScripts,
  circleciScripts,
  githubActionScripts,
  githubWorkflowScripts,
  gitlabScripts,
} from './extract/ci-scripts';
import { composeScripts, dvcScripts, kfpScripts, mlprojectScripts, podScripts } from './extract/container-scripts';
import {
  azureMlScripts,
  preCommitScripts,
  prefectScripts,
  rayScripts,
  skypilotScripts,
  vertexScripts,
} from './extract/job-scripts';
import { uniqueScripts } from './extract/script-text';
import type { YamlDocument } from './types';

export { yamlEnvironment } from './extract/environment';
export { yamlImages } from './extract/images';
export { yamlPodSpecs } from './extract/pod-specs';

/** The shell scripts that a file holds, each once and where it is written. */
export function yamlScripts(doc: YamlDocument): readonly Script[] {
  return uniqueScripts(readScripts(doc));
}

function readScripts(doc: YamlDocument): readonly Script[] {
  switch (doc.kind) {
    case 'github-workflow':
      return doc.roots.flatMap(githubWorkflowScripts);
    case 'github-action':
      return doc.roots.flatMap(githubActionScripts);
    case 'gitlab-ci':
      return doc.roots.flatMap(gitlabScripts);
    case 'azure-pipelines':
      return doc.roots.flatMap(azureScripts);
    case 'circleci':
      return doc.roots.flatMap(circleciScripts);
    case 'compose':
      return doc.roots.flatMap(composeScripts);
    case 'kubernetes':
      return podScripts(doc);
    case 'kfp':
      return kfpScripts(doc);
    case 'dvc':
      return doc.roots.flatMap(dvcScripts);
    case 'mlproject':
      return doc.roots.flatMap(mlprojectScripts);
    case 'ray-cluster':
      return doc.roots.flatMap(rayScripts);
    case 'skypilot':
      return doc.roots.flatMap(skypilotScripts);
    case 'azure-ml':
      return azureMlScripts(doc);
    case 'prefect':
      return prefectScripts(doc);
    case 'vertex':
      return vertexScripts(doc);
    case 'pre-commit':
      return doc.roots.flatMap(preCommitScripts);
    case 'other':
      return podScripts(doc);
    case 'bentofile':
    case 'conda-environment':
    case 'databricks':
    case 'zenml':
    case 'dagster':
    case 'flyte':
      return [];
  }
}

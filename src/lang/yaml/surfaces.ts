import type { Script } from '../script-text';
import {
  azureScripts,
  circleciScripts,
  githubActionScripts,
  githubWorkflowScripts,
  gitlabScripts,
} from './extract/ci-scripts';
import {
  composeScripts,
  dvcScripts,
  kfpScripts,
  mlprojectScripts,
  otherScripts,
  podScripts,
} from './extract/container-scripts';
import { uniqueScripts } from './extract/script-text';
import type { YamlDocument } from './types';

export { yamlEnvironment } from './extract/environment';
export { yamlImages } from './extract/images';

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
    case 'other':
      return [...doc.roots.flatMap(otherScripts), ...podScripts(doc)];
    case 'conda-environment':
    case 'pre-commit':
      return [];
  }
}

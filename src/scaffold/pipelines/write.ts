import type { CiKind } from '../detect/ci';
import type { Project } from '../project';
import type { PlannedFile } from '../types';
import { githubWorkflow } from './github';
import { gitlabPipeline } from './gitlab';
import { jenkinsPipeline } from './jenkins';
import type { Pipeline } from './pipeline';

/** A pipeline for the service that the project uses; for GitHub where it uses none. */
export function writePipeline(pipeline: Pipeline, project: Project): readonly PlannedFile[] {
  return writeFor(project.ci[0] ?? 'github', pipeline, project);
}

/** A pipeline beside those that a project has already: none is replaced. */
export function writeFor(kind: CiKind, pipeline: Pipeline, project: Project): readonly PlannedFile[] {
  switch (kind) {
    case 'github':
      return [githubWorkflow(pipeline, project)];
    case 'gitlab':
      return gitlabPipeline(pipeline, project);
    case 'jenkins':
      return [jenkinsPipeline(pipeline, project, `ci/${pipeline.id}.Jenkinsfile`)];
  }
}

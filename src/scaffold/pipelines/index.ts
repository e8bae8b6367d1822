import type { CiKind } from '../detect/ci';
import type { Project } from '../project';
import type { PlannedFile, Scaffold } from '../types';
import { CODE_OWNERS } from './code-owners';
import { DEPENDABOT } from './dependabot';
import { jenkinsPipeline } from './jenkins';
import { PRE_COMMIT } from './pre-commit';
import { RETRAIN_WORKFLOW } from './retrain';
import { securityPipeline } from './security';
import { hashNotes } from './toolchain';
import { writeFor } from './write';

const ITEMS = ['CIC-M1', 'CIC-M3', 'CIC-M4', 'CIC-P1', 'CIC-P2', 'CIC-O1', 'ADV-P1'];

export const PIPELINES: readonly Scaffold[] = [
  pipelineScaffold('github', 'github-workflow', 'GitHub Actions workflow'),
  pipelineScaffold('gitlab', 'gitlab-ci', 'GitLab pipeline'),
  pipelineScaffold('jenkins', 'jenkinsfile', 'Jenkinsfile'),
  RETRAIN_WORKFLOW,
  PRE_COMMIT,
  DEPENDABOT,
  CODE_OWNERS,
];

function pipelineScaffold(kind: CiKind, id: string, title: string): Scaffold {
  return {
    id,
    title,
    summary: 'Tests and scans on every change and every week; each of them stops the change where it finds something.',
    items: ITEMS,
    create: (project) => ({ files: filesOf(kind, { ...project, ci: [kind] }), notes: hashNotes(project) }),
  };
}

/** A repository without a Jenkinsfile gets one under the name that Jenkins looks for. */
function filesOf(kind: CiKind, project: Project): readonly PlannedFile[] {
  const pipeline = securityPipeline(project);
  if (kind !== 'jenkins') return writeFor(kind, pipeline, project);
  const there = project.readText('Jenkinsfile');
  const own = jenkinsPipeline(pipeline, project, 'Jenkinsfile');
  return there === undefined || there.startsWith(`// ${pipeline.title}\n`) ? [own] : writeFor(kind, pipeline, project);
}

import type { Project } from '../project';
import { inProject } from './shared';

/** Where a test stands, and how it finds the project's folder. */
export function securityTest(project: Project, name: string): { readonly path: string; readonly root: string } {
  const path = `${project.testFolder}/security/${name}`;
  const depth = inProject(project, path).split('/').length - 1;
  return { path, root: `Path(__file__).resolve().parents[${String(depth)}]` };
}

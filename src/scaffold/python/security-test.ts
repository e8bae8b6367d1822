import type { Project } from '../project';
import { inProject } from './shared';

/** Where a test stands, and how it finds the project's folder. */
export function securityTest(project: Project, name: string): { readonly path: string; readonly root: string } {
  const path = `${project.testFolder}/security/${name}`;
  const depth = inProject(project, path).split('/').length - 1;
  return { path, root: `Path(__file__).resolve().parents[${String(depth)}]` };
}

/** Attacks once for all tests of a file, and keeps what came of it. The file names REPORT and attack_model. */
export const REPORT_FIXTURE = `@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    result = attack_model(load_model_under_test())
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(json.dumps(result, indent=2) + "\\n", encoding="utf-8")
    return result
`;

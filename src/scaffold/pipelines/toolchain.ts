import { IMAGES, pythonImage, TOOLS } from '../versions';
import type { Project } from '../project';
import type { Step } from './pipeline';

/** The commands that a project's package manager has for what pipelines do. */
export interface Toolchain {
  readonly install: readonly string[];
  /** A command as it runs with the project's packages. */
  readonly run: (command: string) => string;
  /** Looks for known weaknesses in the packages that are locked, or else declared. */
  readonly audit: readonly string[];
}

const install = (...packages: readonly string[]): string =>
  `python -m pip install ${packages.map((name) => (name.includes('[') ? `"${name}"` : name)).join(' ')}`;

export { install as installTools };

/** A lock file of hashes needs no resolver, and nothing of it is run. */
const AUDIT_LOCKED = 'pip-audit --require-hashes --disable-pip --requirement audit.txt';

export function toolchainOf(project: Project): Toolchain {
  const { packages, folder, python } = project;
  const file = packages.file?.slice(folder.length);
  const isLocked = file?.endsWith('.lock') === true;
  switch (packages.kind) {
    case 'uv':
      return {
        install: [install(TOOLS.uv), isLocked ? 'uv sync --locked' : 'uv sync'],
        run: (command) => `uv run ${isLocked ? '--locked ' : ''}${command}`,
        audit: isLocked
          ? [
              install(TOOLS.uv, TOOLS.pipAudit),
              'uv export --locked --no-emit-project --output-file audit.txt',
              AUDIT_LOCKED,
            ]
          : [install(TOOLS.pipAudit), 'pip-audit .'],
      };
    case 'poetry':
      return {
        install: [install(TOOLS.poetry), 'poetry install --no-interaction'],
        run: (command) => `poetry run ${command}`,
        audit: [
          install(TOOLS.poetry, TOOLS.pipAudit),
          'poetry install --no-interaction',
          `pip-audit --path "$(poetry env info --path)/lib/python${python}/site-packages"`,
        ],
      };
    case 'pipenv':
      return {
        install: [install(TOOLS.pipenv), 'pipenv sync --dev'],
        run: (command) => `pipenv run ${command}`,
        audit: [install(TOOLS.pipenv, TOOLS.pipAudit), 'pipenv requirements --hash > audit.txt', AUDIT_LOCKED],
      };
    case 'conda':
      return {
        install: [`conda env create --quiet --name ci --file ${file ?? 'environment.yml'}`],
        run: (command) => `conda run --no-capture-output --name ci ${command}`,
        audit: [
          `conda env create --quiet --name ci --file ${file ?? 'environment.yml'}`,
          `conda run --no-capture-output --name ci ${install(TOOLS.pipAudit)}`,
          'conda run --no-capture-output --name ci pip-audit',
        ],
      };
    case 'pip':
      return {
        install: pipInstall(file, hasHashes(project)),
        run: (command) => command,
        audit:
          file === undefined || file.endsWith('.toml')
            ? [install(TOOLS.pipAudit), 'pip-audit .']
            : [
                install(TOOLS.pipAudit),
                `pip-audit ${hasHashes(project) ? '--require-hashes --disable-pip ' : ''}--requirement ${file}`,
              ],
      };
  }
}

function pipInstall(file: string | undefined, isHashed: boolean): readonly string[] {
  if (file === undefined) return [];
  if (file.endsWith('.toml')) return ['python -m pip install --editable .'];
  return [`python -m pip install ${isHashed ? '--require-hashes ' : ''}--requirement ${file}`];
}

function hasHashes({ packages, readText }: Project): boolean {
  return packages.kind === 'pip' && (readText(packages.file ?? '') ?? '').includes(' --hash=sha');
}

/** A pipeline cannot check packages that the project has no hashes of. */
export function hashNotes(project: Project): readonly string[] {
  const { packages } = project;
  if (packages.kind !== 'pip' || packages.file?.endsWith('.toml') !== false || hasHashes(project)) return [];
  return [
    `${packages.file} has no hashes: write them with \`uv pip compile --generate-hashes\`, and the pipeline checks them.`,
  ];
}

/** Installs the project's packages; none where it declares nothing. */
export function installStep(project: Project): readonly Step[] {
  const run = toolchainOf(project).install;
  return run.length === 0 ? [] : [{ title: 'Install the packages', run }];
}

/** Where the tests with attacks stand, from the project's folder. */
export function securityFolder({ testFolder, folder }: Project): string {
  return `${testFolder.slice(folder.length)}/security`;
}

/** What other scaffolds need beside the project's packages stands in a list of its own, once one of them was created. */
export function securityPackagesStep(project: Project): Step {
  const command = 'pip install --requirement requirements-security.txt';
  const { run } = toolchainOf(project);
  return {
    title: 'Install what the checks need',
    run: [project.packages.kind === 'uv' ? `uv ${command}` : run(`python -m ${command}`)],
    whenThere: 'requirements-security.txt',
  };
}

/** Runs tests; pytest is brought along where the project does not declare it. */
export function testCommands(project: Project, words: string): readonly string[] {
  const { run } = toolchainOf(project);
  if (project.dependencies.has('pytest')) return [run(`pytest ${words}`)];
  if (project.packages.kind === 'uv') return [run(`--with ${TOOLS.pytest} pytest ${words}`)];
  return [run(install(TOOLS.pytest)), run(`python -m pytest ${words}`)];
}

/** The image that a pipeline runs in, where it does not run on a machine that has everything. */
export function imageOf({ packages, python }: Project): string {
  return packages.kind === 'conda' ? IMAGES.conda : pythonImage(python);
}

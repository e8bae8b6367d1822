import { TOOLS } from '../versions';
import type { Project } from '../project';
import type { Job, Pipeline } from './pipeline';
import {
  installStep,
  installTools,
  securityFolder,
  securityPackagesStep,
  testCommands,
  toolchainOf,
} from './toolchain';

const WEEKLY = { cron: '17 4 * * 1', words: 'every Monday' } as const;

/** Tests and scans that stop a change, and run again every week: what was fine yesterday may be known as weak today. */
export function securityPipeline(project: Project): Pipeline {
  const gates = [
    ...[tests(project), staticScan(project), secretScan(), dependencyScan(project), modelScan()],
    robustness(project),
    ...(project.image === undefined ? [] : [imageScan(project.image)]),
  ];
  const isGithub = project.ci[0] === 'github';
  const jobs = isGithub ? [...gates, workflowScan()] : gates;
  return {
    id: 'ml-security',
    title: 'ML security',
    about: [
      'Tests and scans of code, secrets, packages and model files. Each of them stops the change where it finds something.',
    ],
    onChanges: true,
    schedule: WEEKLY,
    jobs: isGithub && project.image !== undefined ? [...jobs, release(project.image, jobs)] : jobs,
  };
}

function tests(project: Project): Job {
  return {
    id: 'tests',
    title: 'Tests',
    minutes: 30,
    steps: [
      ...installStep(project),
      securityPackagesStep(project),
      { title: 'Run the tests', run: testCommands(project, `--ignore=${securityFolder(project)}`) },
    ],
  };
}

/** The evasion and membership tests take longer than others, and what they measured is kept. */
function robustness(project: Project): Job {
  const folder = securityFolder(project);
  return {
    id: 'robustness',
    title: 'Attacks on the model',
    minutes: 60,
    steps: [
      ...installStep(project),
      securityPackagesStep(project),
      { title: 'Attack the model', run: testCommands(project, folder), whenThere: `${folder}/**` },
    ],
    keeps: ['reports/'],
  };
}

function staticScan({ testFolder, folder }: Project): Job {
  const tests = testFolder.slice(folder.length);
  return {
    id: 'static-scan',
    title: 'Static scan',
    minutes: 10,
    steps: [
      { title: 'Install Bandit', run: [installTools(TOOLS.bandit)] },
      {
        title: 'Look for weaknesses in the code',
        run: [
          `bandit --recursive . --exclude ./.venv,./${tests} --severity-level medium --confidence-level medium --format sarif --output bandit.sarif`,
        ],
      },
    ],
    sarif: 'bandit.sarif',
  };
}

/** The providers' own patterns: the detectors that only count random letters cry wolf on lock files and notebooks. */
function secretScan(): Job {
  return {
    id: 'secret-scan',
    title: 'Secret scan',
    minutes: 10,
    place: 'repository',
    steps: [
      { title: 'Install detect-secrets', run: [installTools(TOOLS.detectSecrets)] },
      {
        title: 'Look for secrets',
        run: [
          `find . -type f -not -path './.git/*' -print0 | xargs -0 detect-secrets-hook --disable-plugin HexHighEntropyString --disable-plugin Base64HighEntropyString --exclude-files '[.]lock$'`,
        ],
      },
    ],
  };
}

function dependencyScan(project: Project): Job {
  return {
    id: 'dependency-scan',
    title: 'Dependency scan',
    minutes: 20,
    steps: [{ title: 'Look for packages with known weaknesses', run: toolchainOf(project).audit }],
  };
}

function modelScan(): Job {
  return {
    id: 'model-scan',
    title: 'Model scan',
    minutes: 20,
    steps: [
      { title: 'Install picklescan', run: [installTools(TOOLS.picklescan)] },
      { title: 'Look for code in model files', run: ['picklescan --path .'] },
    ],
  };
}

function imageScan(dockerfile: string): Job {
  return {
    id: 'image-scan',
    title: 'Image scan',
    minutes: 10,
    place: 'repository',
    steps: [
      { title: 'Install hadolint', run: [installTools(TOOLS.hadolint)] },
      { title: 'Look for weaknesses in the image', run: [`hadolint --failure-threshold warning ${dockerfile}`] },
    ],
  };
}

function workflowScan(): Job {
  return {
    id: 'workflow-scan',
    title: 'Workflow scan',
    minutes: 10,
    place: 'repository',
    steps: [
      { title: 'Install zizmor', run: [installTools(TOOLS.zizmor)] },
      { title: 'Look for weaknesses in the workflows', run: ['zizmor --offline .github/workflows'] },
    ],
  };
}

/** The image goes where it is deployed from, once every gate has let the commit pass and a person agrees. */
function release(dockerfile: string, gates: readonly Job[]): Job {
  const folder = dockerfile.includes('/') ? dockerfile.slice(0, dockerfile.lastIndexOf('/')) : '.';
  return {
    id: 'release',
    title: 'Release the image',
    minutes: 30,
    place: 'repository',
    after: gates.map(({ id }) => id),
    approval: { environment: 'production', question: 'Release the image?' },
    rights: ['packages: write # To push the image.'],
    steps: [
      {
        title: 'Build and push the image',
        secrets: ['GITHUB_TOKEN'],
        run: [
          'IMAGE="ghcr.io/${GITHUB_REPOSITORY,,}:$GITHUB_SHA"',
          `docker build --file ${dockerfile} --tag "$IMAGE" ${folder}`,
          'echo "$GITHUB_TOKEN" | docker login ghcr.io --username "$GITHUB_ACTOR" --password-stdin',
          'docker push "$IMAGE"',
        ],
      },
    ],
  };
}

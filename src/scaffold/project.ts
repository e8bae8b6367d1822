import { detectCi, type CiKind } from './detect/ci';
import { detectData, type ProjectData } from './detect/data';
import { detectDependencies } from './detect/dependencies';
import { detectDvc, type DvcProject } from './detect/dvc';
import { detectFramework, type Framework } from './detect/framework';
import { detectImage } from './detect/image';
import { detectLocked, type LockedPackage } from './detect/locked';
import { detectMetrics, type Metric } from './detect/metrics';
import { detectMlflow, type MlflowModel } from './detect/mlflow';
import { detectModel, type ModelFile } from './detect/model';
import { detectPackages, type PackageManager } from './detect/packages';
import { detectPythonVersion } from './detect/python-version';
import { detectLicence } from './detect/licence';
import { detectRelease } from './detect/release';
import { detectRobustness, type RobustnessReport } from './detect/reports';
import { detectRepository, type Repository } from './detect/repository';
import { detectService, type Service } from './detect/service';
import { comparePaths } from './detect/sources';
import { detectTests } from './detect/tests';
import { detectTraining } from './detect/training';
import { detectVariables } from './detect/variables';

/** What the files of a workspace show of the project in it. What cannot be told is undefined; nothing is run. */
export interface Project {
  /** The name of the workspace's folder. */
  readonly name: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly repository: Repository | undefined;
  /** Where the Python project stands: empty for the workspace's folder, else it ends with `/`. */
  readonly folder: string;
  /** All paths that were seen, sorted, relative to the workspace's folder with `/`. */
  readonly paths: readonly string[];
  readonly hasPath: (path: string) => boolean;
  /** The text of a file that was read for detection or that a scaffold may extend. */
  readonly readText: (path: string) => string | undefined;
  /** Names of packages that are declared or imported, as PyPI spells them. */
  readonly dependencies: ReadonlySet<string>;
  /** What the model is built with. */
  readonly framework: Framework | undefined;
  /** The web service that answers for the model. */
  readonly service: Service | undefined;
  readonly ci: readonly CiKind[];
  readonly packages: PackageManager;
  /** `3.12` */
  readonly python: string;
  /** The folder of the tests, without a slash at the end; the usual one where there is none. */
  readonly testFolder: string;
  /** The script that trains. */
  readonly training: string | undefined;
  readonly model: ModelFile | undefined;
  readonly data: ProjectData | undefined;
  readonly dvc: DvcProject | undefined;
  readonly mlflow: MlflowModel | undefined;
  /** What was measured last. */
  readonly metrics: readonly Metric[];
  readonly robustness: RobustnessReport | undefined;
  /** The version that the project gives itself. */
  readonly release: string | undefined;
  /** `apache-2.0` */
  readonly licence: string | undefined;
  /** Packages in the versions that are fixed. */
  readonly locked: readonly LockedPackage[];
  /** Variables of the environment that it reads. */
  readonly variables: readonly string[];
  /** A Dockerfile. */
  readonly image: string | undefined;
}

export interface ProjectSources {
  readonly name: string;
  readonly today: string;
  readonly paths: readonly string[];
  /** Texts by their paths; of the files that `pathsToRead` names, as far as they could be read. */
  readonly texts: ReadonlyMap<string, string>;
}

/** A path is put into shell commands, YAML and Python: one that could mean something there is not seen at all. */
const PLAIN = /^[\w@+.-]+(?:\/[\w@+.-]+)*$/;

export function detectProject({ name, today, paths: given, texts }: ProjectSources): Project {
  const paths = given.filter((path) => PLAIN.test(path)).sort(comparePaths);
  const known = new Set(paths);
  const packages = detectPackages(paths, texts);
  const sources = { paths, texts, folder: packages.folder };
  const framework = detectFramework(sources);
  return {
    ...{ name, today, paths, packages, folder: packages.folder },
    repository: detectRepository(texts),
    hasPath: (path) => known.has(path),
    readText: (path) => texts.get(path),
    dependencies: detectDependencies(sources),
    framework,
    service: detectService(sources),
    ci: detectCi(paths),
    python: detectPythonVersion(sources),
    testFolder: detectTests(sources),
    training: detectTraining(sources),
    model: detectModel(sources, framework),
    data: detectData(sources),
    dvc: detectDvc(sources),
    mlflow: detectMlflow(sources),
    metrics: detectMetrics(sources),
    robustness: detectRobustness(sources),
    release: detectRelease(sources),
    licence: detectLicence(texts),
    locked: detectLocked(sources),
    variables: detectVariables(sources),
    image: detectImage(sources),
  };
}

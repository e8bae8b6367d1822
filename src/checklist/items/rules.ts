/** What shows that keys lie where others can read them. */
export const SECRET_RULES: readonly string[] = [
  ...['hard-coded-secret', 'hard-coded-key', 'secret-in-output', 'tracked-env-file', 'copied-secret-file'],
  ...['pipeline-secret-parameter', 'secret-build-argument', 'secret-in-prompt', 'traced-pipeline-secret'],
  ...['interpolated-pipeline-secret', 'predictable-secret', 'default-password'],
];

/** What shows that somebody in between can read along. */
export const TRANSPORT_RULES: readonly string[] = [
  ...['tls-verification-off', 'old-tls-version', 'plain-text-transport', 'credentials-over-http'],
  ...['insecure-grpc-channel', 'login-without-tls', 'unencrypted-cluster-traffic', 'jupyter-without-tls'],
];

/** What runs code that stands in a model file. */
export const LOADING_RULES: readonly string[] = [
  ...['pickle-load', 'torch-load-unrestricted', 'keras-unsafe-load', 'numpy-pickle-load', 'pickled-registry-model'],
  ...['pickled-model-weights', 'remote-code-trusted', 'unreviewed-skops-types', 'unpinned-torch-hub'],
];

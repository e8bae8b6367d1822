// Written by `npm run generate`.
import type { RegisteredRule } from '../engine/rule';
import archivePathTraversal from './untrusted-code/archive-path-traversal';
import commandFromRequest from './untrusted-code/command-from-request';
import databaseWithoutTls from './encryption/database-without-tls';
import debugServer from './access-control/debug-server';
import expiredSuppression from './audit/expired-suppression';
import hardCodedSecret from './secrets/hard-coded-secret';
import insecureGrpcChannel from './encryption/insecure-grpc-channel';
import jupyterWithoutToken from './access-control/jupyter-without-token';
import kerasUnsafeLoad from './untrusted-code/keras-unsafe-load';
import loginWithoutTls from './encryption/login-without-tls';
import modelOutputExecuted from './untrusted-code/model-output-executed';
import numpyPickleLoad from './untrusted-code/numpy-pickle-load';
import openPredictionEndpoint from './access-control/open-prediction-endpoint';
import pickleLoad from './untrusted-code/pickle-load';
import pipedShellInstall from './untrusted-code/piped-shell-install';
import plainTextTransport from './encryption/plain-text-transport';
import publicBind from './access-control/public-bind';
import publicBucketAccess from './access-control/public-bucket-access';
import publicDemoLink from './access-control/public-demo-link';
import remoteCodeTrusted from './untrusted-code/remote-code-trusted';
import secretInOutput from './secrets/secret-in-output';
import softFailingScan from './ci-cd/soft-failing-scan';
import sqlFromRequest from './untrusted-code/sql-from-request';
import tlsVerificationOff from './encryption/tls-verification-off';
import torchLoadUnrestricted from './untrusted-code/torch-load-unrestricted';
import trackedEnvFile from './secrets/tracked-env-file';
import unknownSuppression from './audit/unknown-suppression';
import unpinnedAction from './ci-cd/unpinned-action';
import unpinnedDvcRevision from './versioning/unpinned-dvc-revision';
import unpinnedHubRevision from './versioning/unpinned-hub-revision';
import unpinnedImage from './versioning/unpinned-image';
import unpinnedPackage from './versioning/unpinned-package';
import unpinnedTorchHub from './untrusted-code/unpinned-torch-hub';
import unsafeDeserializationVariable from './untrusted-code/unsafe-deserialization-variable';
import unversionedRegistryModel from './versioning/unversioned-registry-model';
import weakEncryption from './encryption/weak-encryption';
import weakHash from './encryption/weak-hash';
import yamlUnsafeLoad from './untrusted-code/yaml-unsafe-load';

export type RuleId =
  | 'archive-path-traversal'
  | 'command-from-request'
  | 'database-without-tls'
  | 'debug-server'
  | 'expired-suppression'
  | 'hard-coded-secret'
  | 'insecure-grpc-channel'
  | 'jupyter-without-token'
  | 'keras-unsafe-load'
  | 'login-without-tls'
  | 'model-output-executed'
  | 'numpy-pickle-load'
  | 'open-prediction-endpoint'
  | 'pickle-load'
  | 'piped-shell-install'
  | 'plain-text-transport'
  | 'public-bind'
  | 'public-bucket-access'
  | 'public-demo-link'
  | 'remote-code-trusted'
  | 'secret-in-output'
  | 'soft-failing-scan'
  | 'sql-from-request'
  | 'tls-verification-off'
  | 'torch-load-unrestricted'
  | 'tracked-env-file'
  | 'unknown-suppression'
  | 'unpinned-action'
  | 'unpinned-dvc-revision'
  | 'unpinned-hub-revision'
  | 'unpinned-image'
  | 'unpinned-package'
  | 'unpinned-torch-hub'
  | 'unsafe-deserialization-variable'
  | 'unversioned-registry-model'
  | 'weak-encryption'
  | 'weak-hash'
  | 'yaml-unsafe-load';

/** Every rule with the group that its folder gives it, sorted by id. */
export const RULES: readonly RegisteredRule[] = [
  { ...archivePathTraversal, group: 'untrusted-code' },
  { ...commandFromRequest, group: 'untrusted-code' },
  { ...databaseWithoutTls, group: 'encryption' },
  { ...debugServer, group: 'access-control' },
  { ...expiredSuppression, group: 'audit' },
  { ...hardCodedSecret, group: 'secrets' },
  { ...insecureGrpcChannel, group: 'encryption' },
  { ...jupyterWithoutToken, group: 'access-control' },
  { ...kerasUnsafeLoad, group: 'untrusted-code' },
  { ...loginWithoutTls, group: 'encryption' },
  { ...modelOutputExecuted, group: 'untrusted-code' },
  { ...numpyPickleLoad, group: 'untrusted-code' },
  { ...openPredictionEndpoint, group: 'access-control' },
  { ...pickleLoad, group: 'untrusted-code' },
  { ...pipedShellInstall, group: 'untrusted-code' },
  { ...plainTextTransport, group: 'encryption' },
  { ...publicBind, group: 'access-control' },
  { ...publicBucketAccess, group: 'access-control' },
  { ...publicDemoLink, group: 'access-control' },
  { ...remoteCodeTrusted, group: 'untrusted-code' },
  { ...secretInOutput, group: 'secrets' },
  { ...softFailingScan, group: 'ci-cd' },
  { ...sqlFromRequest, group: 'untrusted-code' },
  { ...tlsVerificationOff, group: 'encryption' },
  { ...torchLoadUnrestricted, group: 'untrusted-code' },
  { ...trackedEnvFile, group: 'secrets' },
  { ...unknownSuppression, group: 'audit' },
  { ...unpinnedAction, group: 'ci-cd' },
  { ...unpinnedDvcRevision, group: 'versioning' },
  { ...unpinnedHubRevision, group: 'versioning' },
  { ...unpinnedImage, group: 'versioning' },
  { ...unpinnedPackage, group: 'versioning' },
  { ...unpinnedTorchHub, group: 'untrusted-code' },
  { ...unsafeDeserializationVariable, group: 'untrusted-code' },
  { ...unversionedRegistryModel, group: 'versioning' },
  { ...weakEncryption, group: 'encryption' },
  { ...weakHash, group: 'encryption' },
  { ...yamlUnsafeLoad, group: 'untrusted-code' },
];

// Written by `npm run generate`.
import type { RegisteredRule } from '../engine/rule';
import archivePathTraversal from './untrusted-code/archive-path-traversal';
import broadTokenPermissions from './ci-cd/broad-token-permissions';
import builtShellCommand from './untrusted-code/built-shell-command';
import commandFromRequest from './untrusted-code/command-from-request';
import copiedSecretFile from './secrets/copied-secret-file';
import credentialsOverHttp from './encryption/credentials-over-http';
import dangerousAgentTool from './untrusted-code/dangerous-agent-tool';
import databaseWithoutTls from './encryption/database-without-tls';
import debugServer from './access-control/debug-server';
import defaultPassword from './access-control/default-password';
import defaultServiceAccount from './access-control/default-service-account';
import disabledAuditLog from './audit/disabled-audit-log';
import dockerSocketMount from './access-control/docker-socket-mount';
import dynamicCodeExecution from './untrusted-code/dynamic-code-execution';
import emptyDatabasePassword from './access-control/empty-database-password';
import excessCapability from './access-control/excess-capability';
import expiredSuppression from './audit/expired-suppression';
import explainerDataLeak from './explainability/explainer-data-leak';
import exposedDemoFiles from './access-control/exposed-demo-files';
import exposedNotebookInstance from './access-control/exposed-notebook-instance';
import exposedRayHead from './access-control/exposed-ray-head';
import extraPackageIndex from './untrusted-code/extra-package-index';
import floatingFoundationModel from './versioning/floating-foundation-model';
import fullModelOutput from './access-control/full-model-output';
import hardCodedKey from './encryption/hard-coded-key';
import hardCodedSecret from './secrets/hard-coded-secret';
import insecureGrpcChannel from './encryption/insecure-grpc-channel';
import insecureTemporaryFile from './access-control/insecure-temporary-file';
import interpolatedPipelineSecret from './ci-cd/interpolated-pipeline-secret';
import jupyterWithoutTls from './encryption/jupyter-without-tls';
import jupyterWithoutToken from './access-control/jupyter-without-token';
import keptCheckoutToken from './ci-cd/kept-checkout-token';
import kerasUnsafeLoad from './untrusted-code/keras-unsafe-load';
import leakedErrorDetail from './audit/leaked-error-detail';
import loginWithoutTls from './encryption/login-without-tls';
import longLivedCloudKey from './access-control/long-lived-cloud-key';
import longLivedPipelineKey from './ci-cd/long-lived-pipeline-key';
import longLivedSignedUrl from './access-control/long-lived-signed-url';
import missingModelCard from './explainability/missing-model-card';
import missingRandomSeed from './versioning/missing-random-seed';
import missingRoleCheck from './access-control/missing-role-check';
import mlflowHostCheckOff from './access-control/mlflow-host-check-off';
import modelOutputExecuted from './untrusted-code/model-output-executed';
import nativeCodeLoad from './untrusted-code/native-code-load';
import numpyPickleLoad from './untrusted-code/numpy-pickle-load';
import oldTlsVersion from './encryption/old-tls-version';
import openAirflowServer from './access-control/open-airflow-server';
import openCorsPolicy from './access-control/open-cors-policy';
import openHostedEndpoint from './access-control/open-hosted-endpoint';
import openPredictionEndpoint from './access-control/open-prediction-endpoint';
import openTorchserveManagement from './access-control/open-torchserve-management';
import openTritonControl from './access-control/open-triton-control';
import overwrittenModelArtifact from './versioning/overwritten-model-artifact';
import pathFromRequest from './untrusted-code/path-from-request';
import personalDataAsFeature from './privacy/personal-data-as-feature';
import personalDataInIndex from './privacy/personal-data-in-index';
import personalDataInLogs from './privacy/personal-data-in-logs';
import personalDataInOutput from './privacy/personal-data-in-output';
import personalDataInUrl from './privacy/personal-data-in-url';
import personalDataSentOut from './privacy/personal-data-sent-out';
import personalRepositoryToken from './ci-cd/personal-repository-token';
import pickleLoad from './untrusted-code/pickle-load';
import pickledModelWeights from './untrusted-code/pickled-model-weights';
import pickledRegistryModel from './untrusted-code/pickled-registry-model';
import pickledTaskMessage from './ci-cd/pickled-task-message';
import pipedShellInstall from './untrusted-code/piped-shell-install';
import pipelineSecretParameter from './ci-cd/pipeline-secret-parameter';
import plainPersonalData from './privacy/plain-personal-data';
import plainTextTransport from './encryption/plain-text-transport';
import predictableNonce from './encryption/predictable-nonce';
import predictableSecret from './encryption/predictable-secret';
import privilegeEscalationAllowed from './access-control/privilege-escalation-allowed';
import privilegedContainer from './access-control/privileged-container';
import providerManagedKey from './encryption/provider-managed-key';
import publicBind from './access-control/public-bind';
import publicBucketAccess from './access-control/public-bucket-access';
import publicDemoLink from './access-control/public-demo-link';
import publishedFromPullRequest from './ci-cd/published-from-pull-request';
import publishedPersonalData from './privacy/published-personal-data';
import publishedServicePort from './access-control/published-service-port';
import quotedProjectParameter from './ci-cd/quoted-project-parameter';
import relaxedJupyterServer from './access-control/relaxed-jupyter-server';
import remoteCodeTrusted from './untrusted-code/remote-code-trusted';
import rootContainer from './access-control/root-container';
import rootJupyterServer from './access-control/root-jupyter-server';
import runtimePackageInstall from './untrusted-code/runtime-package-install';
import scriptInjection from './ci-cd/script-injection';
import secretBuildArgument from './secrets/secret-build-argument';
import secretInLog from './audit/secret-in-log';
import secretInOutput from './secrets/secret-in-output';
import secretInPrompt from './secrets/secret-in-prompt';
import selfHostedPullRequest from './ci-cd/self-hosted-pull-request';
import sensitiveHostMount from './access-control/sensitive-host-mount';
import sharedHostNamespace from './access-control/shared-host-namespace';
import shortEncryptionKey from './encryption/short-encryption-key';
import softFailingScan from './ci-cd/soft-failing-scan';
import sqlFromRequest from './untrusted-code/sql-from-request';
import swallowedSecurityError from './audit/swallowed-security-error';
import templatedShellCommand from './ci-cd/templated-shell-command';
import timingUnsafeComparison from './access-control/timing-unsafe-comparison';
import tlsVerificationOff from './encryption/tls-verification-off';
import torchLoadUnrestricted from './untrusted-code/torch-load-unrestricted';
import tracedPipelineSecret from './ci-cd/traced-pipeline-secret';
import trackedEnvFile from './secrets/tracked-env-file';
import trainingFromRequests from './robustness/training-from-requests';
import unboundedModelCall from './robustness/unbounded-model-call';
import uncachedModelOutput from './versioning/uncached-model-output';
import uncheckedDataAccess from './access-control/unchecked-data-access';
import unencryptedCloudStorage from './encryption/unencrypted-cloud-storage';
import unencryptedClusterTraffic from './encryption/unencrypted-cluster-traffic';
import unescapedModelOutput from './untrusted-code/unescaped-model-output';
import unfilteredBuildContext from './secrets/unfiltered-build-context';
import unknownSuppression from './audit/unknown-suppression';
import unlimitedContainerMemory from './access-control/unlimited-container-memory';
import unlimitedPredictionRate from './access-control/unlimited-prediction-rate';
import unlockedDataImport from './versioning/unlocked-data-import';
import unloggedAccessDenial from './audit/unlogged-access-denial';
import unloggedPredictionEndpoint from './audit/unlogged-prediction-endpoint';
import unloggedTrainingData from './versioning/unlogged-training-data';
import unmonitoredModelEndpoint from './audit/unmonitored-model-endpoint';
import unpinnedAction from './ci-cd/unpinned-action';
import unpinnedDvcRevision from './versioning/unpinned-dvc-revision';
import unpinnedHubRevision from './versioning/unpinned-hub-revision';
import unpinnedImage from './versioning/unpinned-image';
import unpinnedPackage from './versioning/unpinned-package';
import unpinnedPipelineInclude from './ci-cd/unpinned-pipeline-include';
import unpinnedTorchHub from './untrusted-code/unpinned-torch-hub';
import unprotectedKey from './encryption/unprotected-key';
import unredactedPromptTrace from './privacy/unredacted-prompt-trace';
import unrestrictedUpload from './access-control/unrestricted-upload';
import unreviewedSkopsTypes from './untrusted-code/unreviewed-skops-types';
import unsafeDeserializationVariable from './untrusted-code/unsafe-deserialization-variable';
import untrackedTraining from './audit/untracked-training';
import untrustedPullRequest from './ci-cd/untrusted-pull-request';
import untrustedSystemPrompt from './untrusted-code/untrusted-system-prompt';
import unvalidatedModelInput from './robustness/unvalidated-model-input';
import unvalidatedTrainingData from './robustness/unvalidated-training-data';
import unverifiedDownload from './versioning/unverified-download';
import unverifiedJwt from './access-control/unverified-jwt';
import unverifiedModelRegistration from './ci-cd/unverified-model-registration';
import unverifiedSshHost from './encryption/unverified-ssh-host';
import unversionedBucket from './versioning/unversioned-bucket';
import unversionedDataset from './versioning/unversioned-dataset';
import unversionedModelHandle from './versioning/unversioned-model-handle';
import unversionedObjectRead from './versioning/unversioned-object-read';
import unversionedRegistryModel from './versioning/unversioned-registry-model';
import urlFromRequest from './untrusted-code/url-from-request';
import vacuousAdversarialTest from './robustness/vacuous-adversarial-test';
import vectorStoreDeserialization from './untrusted-code/vector-store-deserialization';
import weakDifferentialPrivacy from './privacy/weak-differential-privacy';
import weakEncryption from './encryption/weak-encryption';
import weakHash from './encryption/weak-hash';
import weakPasswordHash from './encryption/weak-password-hash';
import weakPseudonymisation from './privacy/weak-pseudonymisation';
import widelySharedSecrets from './ci-cd/widely-shared-secrets';
import wildcardPermissions from './access-control/wildcard-permissions';
import worldAccessibleFile from './access-control/world-accessible-file';
import yamlUnsafeLoad from './untrusted-code/yaml-unsafe-load';

export type RuleId =
  | 'archive-path-traversal'
  | 'broad-token-permissions'
  | 'built-shell-command'
  | 'command-from-request'
  | 'copied-secret-file'
  | 'credentials-over-http'
  | 'dangerous-agent-tool'
  | 'database-without-tls'
  | 'debug-server'
  | 'default-password'
  | 'default-service-account'
  | 'disabled-audit-log'
  | 'docker-socket-mount'
  | 'dynamic-code-execution'
  | 'empty-database-password'
  | 'excess-capability'
  | 'expired-suppression'
  | 'explainer-data-leak'
  | 'exposed-demo-files'
  | 'exposed-notebook-instance'
  | 'exposed-ray-head'
  | 'extra-package-index'
  | 'floating-foundation-model'
  | 'full-model-output'
  | 'hard-coded-key'
  | 'hard-coded-secret'
  | 'insecure-grpc-channel'
  | 'insecure-temporary-file'
  | 'interpolated-pipeline-secret'
  | 'jupyter-without-tls'
  | 'jupyter-without-token'
  | 'kept-checkout-token'
  | 'keras-unsafe-load'
  | 'leaked-error-detail'
  | 'login-without-tls'
  | 'long-lived-cloud-key'
  | 'long-lived-pipeline-key'
  | 'long-lived-signed-url'
  | 'missing-model-card'
  | 'missing-random-seed'
  | 'missing-role-check'
  | 'mlflow-host-check-off'
  | 'model-output-executed'
  | 'native-code-load'
  | 'numpy-pickle-load'
  | 'old-tls-version'
  | 'open-airflow-server'
  | 'open-cors-policy'
  | 'open-hosted-endpoint'
  | 'open-prediction-endpoint'
  | 'open-torchserve-management'
  | 'open-triton-control'
  | 'overwritten-model-artifact'
  | 'path-from-request'
  | 'personal-data-as-feature'
  | 'personal-data-in-index'
  | 'personal-data-in-logs'
  | 'personal-data-in-output'
  | 'personal-data-in-url'
  | 'personal-data-sent-out'
  | 'personal-repository-token'
  | 'pickle-load'
  | 'pickled-model-weights'
  | 'pickled-registry-model'
  | 'pickled-task-message'
  | 'piped-shell-install'
  | 'pipeline-secret-parameter'
  | 'plain-personal-data'
  | 'plain-text-transport'
  | 'predictable-nonce'
  | 'predictable-secret'
  | 'privilege-escalation-allowed'
  | 'privileged-container'
  | 'provider-managed-key'
  | 'public-bind'
  | 'public-bucket-access'
  | 'public-demo-link'
  | 'published-from-pull-request'
  | 'published-personal-data'
  | 'published-service-port'
  | 'quoted-project-parameter'
  | 'relaxed-jupyter-server'
  | 'remote-code-trusted'
  | 'root-container'
  | 'root-jupyter-server'
  | 'runtime-package-install'
  | 'script-injection'
  | 'secret-build-argument'
  | 'secret-in-log'
  | 'secret-in-output'
  | 'secret-in-prompt'
  | 'self-hosted-pull-request'
  | 'sensitive-host-mount'
  | 'shared-host-namespace'
  | 'short-encryption-key'
  | 'soft-failing-scan'
  | 'sql-from-request'
  | 'swallowed-security-error'
  | 'templated-shell-command'
  | 'timing-unsafe-comparison'
  | 'tls-verification-off'
  | 'torch-load-unrestricted'
  | 'traced-pipeline-secret'
  | 'tracked-env-file'
  | 'training-from-requests'
  | 'unbounded-model-call'
  | 'uncached-model-output'
  | 'unchecked-data-access'
  | 'unencrypted-cloud-storage'
  | 'unencrypted-cluster-traffic'
  | 'unescaped-model-output'
  | 'unfiltered-build-context'
  | 'unknown-suppression'
  | 'unlimited-container-memory'
  | 'unlimited-prediction-rate'
  | 'unlocked-data-import'
  | 'unlogged-access-denial'
  | 'unlogged-prediction-endpoint'
  | 'unlogged-training-data'
  | 'unmonitored-model-endpoint'
  | 'unpinned-action'
  | 'unpinned-dvc-revision'
  | 'unpinned-hub-revision'
  | 'unpinned-image'
  | 'unpinned-package'
  | 'unpinned-pipeline-include'
  | 'unpinned-torch-hub'
  | 'unprotected-key'
  | 'unredacted-prompt-trace'
  | 'unrestricted-upload'
  | 'unreviewed-skops-types'
  | 'unsafe-deserialization-variable'
  | 'untracked-training'
  | 'untrusted-pull-request'
  | 'untrusted-system-prompt'
  | 'unvalidated-model-input'
  | 'unvalidated-training-data'
  | 'unverified-download'
  | 'unverified-jwt'
  | 'unverified-model-registration'
  | 'unverified-ssh-host'
  | 'unversioned-bucket'
  | 'unversioned-dataset'
  | 'unversioned-model-handle'
  | 'unversioned-object-read'
  | 'unversioned-registry-model'
  | 'url-from-request'
  | 'vacuous-adversarial-test'
  | 'vector-store-deserialization'
  | 'weak-differential-privacy'
  | 'weak-encryption'
  | 'weak-hash'
  | 'weak-password-hash'
  | 'weak-pseudonymisation'
  | 'widely-shared-secrets'
  | 'wildcard-permissions'
  | 'world-accessible-file'
  | 'yaml-unsafe-load';

/** Every rule with the group that its folder gives it, sorted by id. */
export const RULES: readonly RegisteredRule[] = [
  { ...archivePathTraversal, group: 'untrusted-code' },
  { ...broadTokenPermissions, group: 'ci-cd' },
  { ...builtShellCommand, group: 'untrusted-code' },
  { ...commandFromRequest, group: 'untrusted-code' },
  { ...copiedSecretFile, group: 'secrets' },
  { ...credentialsOverHttp, group: 'encryption' },
  { ...dangerousAgentTool, group: 'untrusted-code' },
  { ...databaseWithoutTls, group: 'encryption' },
  { ...debugServer, group: 'access-control' },
  { ...defaultPassword, group: 'access-control' },
  { ...defaultServiceAccount, group: 'access-control' },
  { ...disabledAuditLog, group: 'audit' },
  { ...dockerSocketMount, group: 'access-control' },
  { ...dynamicCodeExecution, group: 'untrusted-code' },
  { ...emptyDatabasePassword, group: 'access-control' },
  { ...excessCapability, group: 'access-control' },
  { ...expiredSuppression, group: 'audit' },
  { ...explainerDataLeak, group: 'explainability' },
  { ...exposedDemoFiles, group: 'access-control' },
  { ...exposedNotebookInstance, group: 'access-control' },
  { ...exposedRayHead, group: 'access-control' },
  { ...extraPackageIndex, group: 'untrusted-code' },
  { ...floatingFoundationModel, group: 'versioning' },
  { ...fullModelOutput, group: 'access-control' },
  { ...hardCodedKey, group: 'encryption' },
  { ...hardCodedSecret, group: 'secrets' },
  { ...insecureGrpcChannel, group: 'encryption' },
  { ...insecureTemporaryFile, group: 'access-control' },
  { ...interpolatedPipelineSecret, group: 'ci-cd' },
  { ...jupyterWithoutTls, group: 'encryption' },
  { ...jupyterWithoutToken, group: 'access-control' },
  { ...keptCheckoutToken, group: 'ci-cd' },
  { ...kerasUnsafeLoad, group: 'untrusted-code' },
  { ...leakedErrorDetail, group: 'audit' },
  { ...loginWithoutTls, group: 'encryption' },
  { ...longLivedCloudKey, group: 'access-control' },
  { ...longLivedPipelineKey, group: 'ci-cd' },
  { ...longLivedSignedUrl, group: 'access-control' },
  { ...missingModelCard, group: 'explainability' },
  { ...missingRandomSeed, group: 'versioning' },
  { ...missingRoleCheck, group: 'access-control' },
  { ...mlflowHostCheckOff, group: 'access-control' },
  { ...modelOutputExecuted, group: 'untrusted-code' },
  { ...nativeCodeLoad, group: 'untrusted-code' },
  { ...numpyPickleLoad, group: 'untrusted-code' },
  { ...oldTlsVersion, group: 'encryption' },
  { ...openAirflowServer, group: 'access-control' },
  { ...openCorsPolicy, group: 'access-control' },
  { ...openHostedEndpoint, group: 'access-control' },
  { ...openPredictionEndpoint, group: 'access-control' },
  { ...openTorchserveManagement, group: 'access-control' },
  { ...openTritonControl, group: 'access-control' },
  { ...overwrittenModelArtifact, group: 'versioning' },
  { ...pathFromRequest, group: 'untrusted-code' },
  { ...personalDataAsFeature, group: 'privacy' },
  { ...personalDataInIndex, group: 'privacy' },
  { ...personalDataInLogs, group: 'privacy' },
  { ...personalDataInOutput, group: 'privacy' },
  { ...personalDataInUrl, group: 'privacy' },
  { ...personalDataSentOut, group: 'privacy' },
  { ...personalRepositoryToken, group: 'ci-cd' },
  { ...pickleLoad, group: 'untrusted-code' },
  { ...pickledModelWeights, group: 'untrusted-code' },
  { ...pickledRegistryModel, group: 'untrusted-code' },
  { ...pickledTaskMessage, group: 'ci-cd' },
  { ...pipedShellInstall, group: 'untrusted-code' },
  { ...pipelineSecretParameter, group: 'ci-cd' },
  { ...plainPersonalData, group: 'privacy' },
  { ...plainTextTransport, group: 'encryption' },
  { ...predictableNonce, group: 'encryption' },
  { ...predictableSecret, group: 'encryption' },
  { ...privilegeEscalationAllowed, group: 'access-control' },
  { ...privilegedContainer, group: 'access-control' },
  { ...providerManagedKey, group: 'encryption' },
  { ...publicBind, group: 'access-control' },
  { ...publicBucketAccess, group: 'access-control' },
  { ...publicDemoLink, group: 'access-control' },
  { ...publishedFromPullRequest, group: 'ci-cd' },
  { ...publishedPersonalData, group: 'privacy' },
  { ...publishedServicePort, group: 'access-control' },
  { ...quotedProjectParameter, group: 'ci-cd' },
  { ...relaxedJupyterServer, group: 'access-control' },
  { ...remoteCodeTrusted, group: 'untrusted-code' },
  { ...rootContainer, group: 'access-control' },
  { ...rootJupyterServer, group: 'access-control' },
  { ...runtimePackageInstall, group: 'untrusted-code' },
  { ...scriptInjection, group: 'ci-cd' },
  { ...secretBuildArgument, group: 'secrets' },
  { ...secretInLog, group: 'audit' },
  { ...secretInOutput, group: 'secrets' },
  { ...secretInPrompt, group: 'secrets' },
  { ...selfHostedPullRequest, group: 'ci-cd' },
  { ...sensitiveHostMount, group: 'access-control' },
  { ...sharedHostNamespace, group: 'access-control' },
  { ...shortEncryptionKey, group: 'encryption' },
  { ...softFailingScan, group: 'ci-cd' },
  { ...sqlFromRequest, group: 'untrusted-code' },
  { ...swallowedSecurityError, group: 'audit' },
  { ...templatedShellCommand, group: 'ci-cd' },
  { ...timingUnsafeComparison, group: 'access-control' },
  { ...tlsVerificationOff, group: 'encryption' },
  { ...torchLoadUnrestricted, group: 'untrusted-code' },
  { ...tracedPipelineSecret, group: 'ci-cd' },
  { ...trackedEnvFile, group: 'secrets' },
  { ...trainingFromRequests, group: 'robustness' },
  { ...unboundedModelCall, group: 'robustness' },
  { ...uncachedModelOutput, group: 'versioning' },
  { ...uncheckedDataAccess, group: 'access-control' },
  { ...unencryptedCloudStorage, group: 'encryption' },
  { ...unencryptedClusterTraffic, group: 'encryption' },
  { ...unescapedModelOutput, group: 'untrusted-code' },
  { ...unfilteredBuildContext, group: 'secrets' },
  { ...unknownSuppression, group: 'audit' },
  { ...unlimitedContainerMemory, group: 'access-control' },
  { ...unlimitedPredictionRate, group: 'access-control' },
  { ...unlockedDataImport, group: 'versioning' },
  { ...unloggedAccessDenial, group: 'audit' },
  { ...unloggedPredictionEndpoint, group: 'audit' },
  { ...unloggedTrainingData, group: 'versioning' },
  { ...unmonitoredModelEndpoint, group: 'audit' },
  { ...unpinnedAction, group: 'ci-cd' },
  { ...unpinnedDvcRevision, group: 'versioning' },
  { ...unpinnedHubRevision, group: 'versioning' },
  { ...unpinnedImage, group: 'versioning' },
  { ...unpinnedPackage, group: 'versioning' },
  { ...unpinnedPipelineInclude, group: 'ci-cd' },
  { ...unpinnedTorchHub, group: 'untrusted-code' },
  { ...unprotectedKey, group: 'encryption' },
  { ...unredactedPromptTrace, group: 'privacy' },
  { ...unrestrictedUpload, group: 'access-control' },
  { ...unreviewedSkopsTypes, group: 'untrusted-code' },
  { ...unsafeDeserializationVariable, group: 'untrusted-code' },
  { ...untrackedTraining, group: 'audit' },
  { ...untrustedPullRequest, group: 'ci-cd' },
  { ...untrustedSystemPrompt, group: 'untrusted-code' },
  { ...unvalidatedModelInput, group: 'robustness' },
  { ...unvalidatedTrainingData, group: 'robustness' },
  { ...unverifiedDownload, group: 'versioning' },
  { ...unverifiedJwt, group: 'access-control' },
  { ...unverifiedModelRegistration, group: 'ci-cd' },
  { ...unverifiedSshHost, group: 'encryption' },
  { ...unversionedBucket, group: 'versioning' },
  { ...unversionedDataset, group: 'versioning' },
  { ...unversionedModelHandle, group: 'versioning' },
  { ...unversionedObjectRead, group: 'versioning' },
  { ...unversionedRegistryModel, group: 'versioning' },
  { ...urlFromRequest, group: 'untrusted-code' },
  { ...vacuousAdversarialTest, group: 'robustness' },
  { ...vectorStoreDeserialization, group: 'untrusted-code' },
  { ...weakDifferentialPrivacy, group: 'privacy' },
  { ...weakEncryption, group: 'encryption' },
  { ...weakHash, group: 'encryption' },
  { ...weakPasswordHash, group: 'encryption' },
  { ...weakPseudonymisation, group: 'privacy' },
  { ...widelySharedSecrets, group: 'ci-cd' },
  { ...wildcardPermissions, group: 'access-control' },
  { ...worldAccessibleFile, group: 'access-control' },
  { ...yamlUnsafeLoad, group: 'untrusted-code' },
];

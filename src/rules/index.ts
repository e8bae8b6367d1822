// Written by `npm run generate`.
import type { RegisteredRule } from '../engine/rule';
import expiredSuppression from './audit/expired-suppression';
import hardCodedSecret from './secrets/hard-coded-secret';
import openPredictionEndpoint from './access-control/open-prediction-endpoint';
import pickleLoad from './untrusted-code/pickle-load';
import plainTextTransport from './encryption/plain-text-transport';
import remoteCodeTrusted from './untrusted-code/remote-code-trusted';
import secretInOutput from './secrets/secret-in-output';
import tlsVerificationOff from './encryption/tls-verification-off';
import torchLoadUnrestricted from './untrusted-code/torch-load-unrestricted';
import unknownSuppression from './audit/unknown-suppression';
import unpinnedAction from './ci-cd/unpinned-action';
import unpinnedHubRevision from './versioning/unpinned-hub-revision';
import unpinnedImage from './versioning/unpinned-image';
import unpinnedPackage from './versioning/unpinned-package';
import yamlUnsafeLoad from './untrusted-code/yaml-unsafe-load';

export type RuleId =
  | 'expired-suppression'
  | 'hard-coded-secret'
  | 'open-prediction-endpoint'
  | 'pickle-load'
  | 'plain-text-transport'
  | 'remote-code-trusted'
  | 'secret-in-output'
  | 'tls-verification-off'
  | 'torch-load-unrestricted'
  | 'unknown-suppression'
  | 'unpinned-action'
  | 'unpinned-hub-revision'
  | 'unpinned-image'
  | 'unpinned-package'
  | 'yaml-unsafe-load';

/** Every rule with the group that its folder gives it, sorted by id. */
export const RULES: readonly RegisteredRule[] = [
  { ...expiredSuppression, group: 'audit' },
  { ...hardCodedSecret, group: 'secrets' },
  { ...openPredictionEndpoint, group: 'access-control' },
  { ...pickleLoad, group: 'untrusted-code' },
  { ...plainTextTransport, group: 'encryption' },
  { ...remoteCodeTrusted, group: 'untrusted-code' },
  { ...secretInOutput, group: 'secrets' },
  { ...tlsVerificationOff, group: 'encryption' },
  { ...torchLoadUnrestricted, group: 'untrusted-code' },
  { ...unknownSuppression, group: 'audit' },
  { ...unpinnedAction, group: 'ci-cd' },
  { ...unpinnedHubRevision, group: 'versioning' },
  { ...unpinnedImage, group: 'versioning' },
  { ...unpinnedPackage, group: 'versioning' },
  { ...yamlUnsafeLoad, group: 'untrusted-code' },
];

import { strengthOfName } from '../../../secrets/credential-names';
import { isDocumentedDummy, isPlaceholder } from '../../../secrets/placeholders';

/** Names of credentials that no rule of names tells. */
const KNOWN_NAMES =
  /^(?:PGPASSWORD|KAGGLE_KEY|(?:AIRFLOW__CORE__)?FERNET_KEY|AZURE_STORAGE_KEY|AWS_SECRET_KEY|SECRET_?KEY|ACCESS_?KEY)$/i;
/** The password by which a service next door is started: what everybody knows of these is another rule's. */
const OWN_SERVICE =
  /^(?:POSTGRES|MYSQL|MARIADB|MONGO|MINIO|REDIS|RABBITMQ|GF_|_?AIRFLOW_(?:WWW|ADMIN|PASS)|LABEL_?STUDIO|ELASTIC|OPENSEARCH|NEO4J|PGADMIN|KEYCLOAK|KC_|CLICKHOUSE)/;
/** What files say in place of a value: references to stores, files, switches. */
const REFERENCE =
  /[${}<>]|^(?:[./~]{1,2}[\w/]|\/|[A-Za-z]:\\|arn:|vault:|ssm:|op:\/\/|secret:|secretref:|secretsmanager:|projects\/|file:|env:|https?:\/\/|@)|\.(?:json|ya?ml|txt|pem|key|crt|env)$/i;
const SWITCH =
  /^(?:true|false|yes|no|on|off|null|none|nil|todo|tbd|unset|default|basic|bearer|oauth2?|enabled|disabled)$/i;
/** Names of variables (`HF_TOKEN`), and what stands for a value. */
const STAND_IN =
  /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|^[xX*.#?-]+$|^(?:change|replace|fill|insert|set|your|put|enter|add)[-_ ]?\w*$/i;
const MIN_LENGTH = 5;
const MIN_WEAK_LENGTH = 8;

/** Whether a value that stands where only a credential can stand is one, and not what stands for it. */
export function isWrittenCredential(value: string): boolean {
  if (isDocumentedDummy(value)) return true;
  if (value.length < MIN_LENGTH || /\s/.test(value) || SWITCH.test(value)) return false;
  return !REFERENCE.test(value) && !STAND_IN.test(value) && !isPlaceholder(value);
}

/** The same for a variable of a process: its name has to be a credential's. */
export function isWrittenVariable(name: string, value: string): boolean {
  const strength = KNOWN_NAMES.test(name) ? 'strong' : strengthOfName(name);
  if (strength === undefined || value.toLowerCase() === name.toLowerCase() || !isWrittenCredential(value)) return false;
  if (OWN_SERVICE.test(name) && !isDocumentedDummy(value)) return false;
  if (strength === 'strong' || /_pass$/i.test(name)) return true;
  // `GIT_AUTH: kerberos` and `BUILD_TOKEN: nightly` are settings.
  return value.length >= MIN_WEAK_LENGTH && /\d/.test(value) && !/auth|credentials?$/i.test(name);
}

import { nodeAt, stringAt, walkData, type DataMap, type DataNode, type DataScalar } from '../../../lang/data-node';
import { yamlEnvironment } from '../../../lang/yaml/extract/environment';
import type { YamlDocument, YamlKind } from '../../../lang/yaml/types';
import { decodeBase64 } from '../../../secrets/decoders';
import type { SecretMatch } from '../../../secrets/types';
import { connectionPassword } from './airflow';
import { isWrittenCredential, isWrittenVariable } from './judge';
import { writtenMatch } from './types';

/** Files whose variables are those of a job that somebody starts for good. Passwords of a compose file reach its own services. */
const KINDS = new Set<YamlKind>([
  ...(['kubernetes', 'kfp', 'bentofile', 'skypilot', 'ray-cluster', 'gitlab-ci', 'mlproject', 'prefect'] as const),
  ...(['zenml', 'azure-ml', 'databricks', 'vertex', 'dagster', 'flyte', 'compose'] as const),
]);
/** Settings that hold nothing else than a credential, by the key of the mapping around them where the key alone says too little. */
const SETTINGS: Partial<Readonly<Record<YamlKind, readonly (readonly [parent: RegExp, key: RegExp])[]>>> = {
  'azure-ml': [
    [/^credentials$/, /^(?:account_key|sas_token|client_secret|access_key|secret_access_key|pat|password)$/],
  ],
  databricks: [
    [/^basic_auth$/, /^password$/],
    [
      /^(?:spark_conf|configuration)$/,
      /^fs\.azure\.(?:account\.(?:key|oauth2\.client\.secret)|sas)\b|secret\.key$|session\.token$|\.password$/,
    ],
    [/^(?:git_source|provider|repo)$/, /^(?:token|personal_access_token)$/],
  ],
  dagster: [[/^(?:postgres|mysql)_db$/, /^password$/]],
  prefect: [[/git_clone|^pull/, /^access_token$/]],
};
/** What a file says of where its variables stand, at the start of a line. */
const SURFACE =
  /^[ \t-]*(?:env|envs|environment|env_vars|environment_variables|environment_vars|spark_env_vars|spark_conf|variables|secrets|stringData|data|credentials|basic_auth|access_token|postgres_db|mysql_db)[ \t]*:|^[ \t]*\[['"]?(?:remote|db|studio|core|database|celery|webserver|api|smtp)\b/m;

/** Whether a text may hold a setting that is read by what it is called. */
export function mayHoldWritten(text: string): boolean {
  return SURFACE.test(text);
}

/** Values of variables and settings that only hold credentials, whatever the values look like. */
export function writtenInYaml(document: YamlDocument): readonly SecretMatch[] {
  if (!KINDS.has(document.kind)) return [];
  const variables = yamlEnvironment(document).flatMap(({ name, value, valueRange }): readonly SecretMatch[] => {
    if (value === undefined) return [];
    const range = withoutQuotes(document.text, valueRange);
    const connection = connectionPassword(name, value, range.start);
    if (connection !== undefined) return [connection];
    const isLocal = document.kind === 'compose' && /pass|pwd/i.test(name);
    return isLocal || !isWrittenVariable(name, value) ? [] : [writtenMatch(range, name)];
  });
  const nodes = document.roots.flatMap((root) => [...walkData(root)]);
  const maps = nodes.filter((node): node is DataMap => node.kind === 'map' && node.alias === undefined);
  const settings = SETTINGS[document.kind] ?? [];
  const written = maps.flatMap((map) => {
    const parent = String(map.path.at(-1) ?? '');
    return map.entries.flatMap(({ key, value }) => {
      const isSetting = settings.some(([around, own]) => around.test(parent) && own.test(key));
      const isWritten = isSetting && isPlain(value) && isWrittenCredential(String(value.value));
      return isWritten ? [writtenMatch(withoutQuotes(document.text, value.range), key)] : [];
    });
  });
  return [...variables, ...written, ...maps.flatMap((map) => secretOf(document, map))];
}

/** The entries of a Secret of Kubernetes; those of tools that encrypt it have other kinds. */
function secretOf({ text, kind }: YamlDocument, map: DataMap): readonly SecretMatch[] {
  if (kind !== 'kubernetes' || stringAt(map, 'kind') !== 'Secret') return [];
  return (['data', 'stringData'] as const).flatMap((section) => {
    const values = nodeAt(map, section);
    return (values?.kind === 'map' ? values.entries : []).flatMap(({ key, value }) => {
      if (!isPlain(value)) return [];
      const written = String(value.value);
      const plain = section === 'data' ? decodeBase64(written)?.trim() : written;
      const isSecret = plain !== undefined && /^[\x21-\x7e]+$/.test(plain) && isWrittenVariable(key, plain);
      return isSecret ? [writtenMatch(withoutQuotes(text, value.range), key)] : [];
    });
  });
}

function isPlain(node: DataNode): node is DataScalar {
  return node.kind === 'scalar' && node.value !== null && !/literal|folded/.test(node.style);
}

function withoutQuotes(text: string, { start, end }: { readonly start: number; readonly end: number }) {
  const isQuoted = /["']/.test(text[start] ?? '') && text[end - 1] === text[start] && end - start > 1;
  return isQuoted ? { start: start + 1, end: end - 1 } : { start, end };
}

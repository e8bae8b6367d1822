/** How much a name says about its value: `strong` names a credential, `weak` may name something else as well. */
export type NameStrength = 'strong' | 'weak' | undefined;

/** What may follow the word for a credential in a name without changing what it is. */
const QUALIFIERS = new Set(
  'value val str string text b64 base64 default prod production dev staging test live old new raw plain env v1 v2 main'.split(
    ' ',
  ),
);

/** `api_key` is a credential, `primary_key` and `sort_key` are not. */
const KEY_OWNERS = new Set(
  'api access secret auth authentication authorization account shared subscription service encryption encrypt signing sign private master admin license licence webhook hmac jwt app application session cookie storage server developer consumer client rest functions host ingest write read deploy management integration project'.split(
    ' ',
  ),
);
const STRONG_KEY_OWNERS = new Set(
  'api access secret auth account shared subscription encryption signing private master admin'.split(' '),
);

/** Words before `token` that make it a word of tokenizers, parsers and paging. */
const TOKEN_KINDS_OF_TEXT = new Set(
  'pad padding eos bos unk sep cls mask max min num n special next prev previous new stop start end begin image img video audio tokenizer prompt completion total input output first last current continuation page context boundary delimiter separator word sub subword char byte text vocab vocabulary per each by in of single extra additional reserved control fim think thinking tool system assistant human expected predicted sample generated target source label nil lookahead sync eod eot ending beginning trigger placeholder no non is has use with skip add remove encode decode cancellation cancel'.split(
    ' ',
  ),
);

const STRONG_TOKEN_KINDS = new Set(
  'access api auth bot bearer refresh session personal secret user admin service deploy registry id oauth hub login security private read write github gitlab hf slack'.split(
    ' ',
  ),
);

/** The words of a name: `openaiApiKey`, `OPENAI_API_KEY` and `openai.api-key` all end with `api`, `key`. */
export function wordsOfName(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word) => word.replace(/\d{1,2}$/, '') || word)
    .filter((word) => word !== '');
}

/** Whether a name ends with a word for a credential, as `db_password` does, and `password_file` or `pad_token` do not. */
export function strengthOfName(name: string): NameStrength {
  const words = [...wordsOfName(name)];
  while (words.length > 1 && QUALIFIERS.has(words.at(-1) ?? '')) words.pop();
  const last = words.at(-1) ?? '';
  const before = words.at(-2) ?? '';
  if (
    /^(?:public|pub|publishable|anon|example|sample|fake|dummy|mock|foreign|primary|cache|sort|partition|hash)$/.test(
      before,
    )
  )
    return undefined;
  switch (last) {
    case 'password':
    case 'passwd':
    case 'passphrase':
    case 'passwort':
    case 'pwd':
      return 'strong';
    case 'pass':
      return words.length > 1 ? 'weak' : undefined;
    case 'secret':
    case 'apikey':
    case 'secretkey':
    case 'accesskey':
    case 'authtoken':
    case 'accesstoken':
    case 'apitoken':
    case 'pat':
      return last === 'pat' && words.length === 1 ? undefined : 'strong';
    case 'key':
      if (STRONG_KEY_OWNERS.has(before)) return 'strong';
      return KEY_OWNERS.has(before) ? 'weak' : undefined;
    case 'token':
      if (STRONG_TOKEN_KINDS.has(before)) return 'strong';
      return TOKEN_KINDS_OF_TEXT.has(before) ? undefined : 'weak';
    case 'credential':
    case 'credentials':
    case 'auth':
      return 'weak';
    default:
      return undefined;
  }
}

/** Names of values that look like secrets and are none: hashes, ids, revisions, places. */
const HARMLESS_WORD =
  /^(?:sha|sha1|sha256|sha512|md5|hash|digest|checksum|crc|commit|revision|rev|ref|etag|integrity|fingerprint|uuid|guid|id|ids|run|version|tag|branch|snapshot|blob|path|file|filename|folder|dir|url|uri|endpoint|host|hostname|domain|name|model|project|entity|workspace|user|username|email|region|bucket|dataset|image|nonce|state|challenge|salt|iv|public|pubkey|address|arn|account)$/;

/** `experiment_key` names an experiment, and lets nobody in. */
const HARMLESS_KEY =
  /(?:^|_)(?:experiment|run|trial|dataset|artifact|object|cache|sort|partition|primary|foreign|row|record|index|metric|idempotency|public)_key$/i;

/** Whether the last word of a name says that its value is an id, a hash or a place. */
export function isHarmlessName(name: string): boolean {
  const words = wordsOfName(name);
  if (HARMLESS_KEY.test(words.join('_'))) return true;
  return HARMLESS_WORD.test(words.at(-1) ?? '') && strengthOfName(name) === undefined;
}

/** Names that nothing but a secret bears. */
const CERTAIN =
  /(?:^|_)(?:password|passwd|passphrase|otp|totp|secret|csrf|captcha_secret|api_?key|secret_key|access_key|private_key|signing_key|encryption_key|session_key|session_id|sessionid|(?:session|auth|access|refresh|reset|csrf|api|bearer|invite|verification|confirmation|activation|login|security|jwt)_(?:token|code|key|secret)|(?:aes|fernet|hmac|master|crypto|cipher|enc|symmetric|shared|jwt)_?key|one_time_(?:code|password)|pin_code|backup_codes?|recovery_codes?|license_key|credentials?)(?:_(?:value|string|str|bytes|hex))?$/;
/** Names that machine learning gives to other things as well: the tokens of a text, the keys of a dictionary. */
const POSSIBLE = /(?:^|_)(?:token|key|pwd|salt|nonce|iv|pin|code|cookie|session)$/;
/** Words that take the secret out of a name: `pad_token`, `password_length`, `key_index`. */
const OTHER =
  /(?:^|_)(?:pad|padding|mask|masked|eos|bos|cls|sep|unk|next|prev|special|vocab|word|sub|n|num|max|min|len|length|count|index|idx|random_state|sort|dict|country|zip|postal|color|language|lang|error|status|exit|source|qr|bar|hash|sample|batch|feature|row|primary|foreign|prng|rng|seed)(?:_|$)/;

/** How surely a name is that of a secret that must not be guessed. */
export function secrecyOf(name: string): 'certain' | 'possible' | undefined {
  const words = name
    .slice(name.lastIndexOf('.') + 1)
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/^(?:generate|make|create|get|new|gen|build|random|issue)_+|^_+|_+$/g, '')
    .replace(/^random_/, '');
  if (CERTAIN.test(words)) return 'certain';
  return POSSIBLE.test(words) && !OTHER.test(words) ? 'possible' : undefined;
}

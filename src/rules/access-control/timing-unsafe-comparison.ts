import type { Range } from '../../core/range';
import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonDocument } from '../../lang/python/types';

/** A name, what is called on it or looked up in it, and an f-string: `request.headers.get("X-API-Key")`, `f"Bearer {KEY}"`. */
const OPERAND = String.raw`(?:["'](?:Bearer|Token|Basic|ApiKey) ["']\s?\+\s?[\w.]{1,60}|f["'][\w\s]{0,20}\{[\w.]{1,60}\}["']|[A-Za-z_][\w.]{0,100}(?:\[[^\[\]\n]{1,60}\]|\([^()\n]{0,80}\)|\([^()\n]{0,80}\([^()\n]{0,60}\)[^()\n]{0,60}\)|\.\w{1,40}){0,4})`;
const COMPARISON = new RegExp(
  String.raw`(?<![\w.\])"'])(${OPERAND})[ \t]{0,4}([!=]=)[ \t]{0,4}(${OPERAND})(?![\w.([])`,
  'g',
);
/** Names that say that a value opens a door, by their last word. */
const CREDENTIAL =
  /(?:^|_)(?:api_?keys?|secret|token|bearer|signature|hmac|mac|digest|password|passwd|authorization|auth_?key|access_?key|service_?key|admin_?key|webhook_?key|secret_?key|server_?key|otp)(?:_?(?:value|header|hex))?$/i;
/** Constants that stand for something else than a secret. */
const SENTINEL =
  /MASK|DEFAULT|PLACEHOLDER|SENTINEL|CHANGE|LEGACY|DUMMY|EMPTY|NONE|UNATTRIB|MISSING|FAKE|EXAMPLE|UNKNOWN|INVALID|PLAIN/;
/** Of constants, tokens are more often those of a text. */
const TOKEN_CONSTANT =
  /^_?(?:\w*_)?(?:API|AUTH|ACCESS|ADMIN|SERVICE|BOT|WEBHOOK|VERIF\w*|STATIC|EXPECTED|VALID|MY|SERVER|APP|BEARER|SECRET|MASTER|INTERNAL|SHARED|LOGIN)_TOKEN$|^TOKEN$/;
/** Where the value is kept that the other one is held against. */
const KEPT =
  /\benviron\b|\bgetenv\b|\bsettings\b|\bconfig\b|\bst\.secrets\b|\bsecrets\[|^f["']|(?:^|\.|\{|\+\s?)_?[A-Z][A-Z0-9_]{2,}(?:\}|$)|\bhmac\.|digest\(\)$|(?:^|_|\.)(?:expected|computed|calculated|correct|valid|real|server|my)_\w+$/;
/** `digest = hmac.new(…)`. */
const MADE_HERE = /\b(\w{1,60})\s{0,4}=\s{0,4}(?:[\w.]{1,40}\()?hmac\.(?:new|digest|HMAC)\(/g;
/** Where nothing but a secret of that name can stand, and what somebody's answer to it is called. */
const ENVIRONMENT = /\benviron\b|\bgetenv\b|\bst\.secrets\b/;
const ANSWER = /^(?:x_)?(?:key|auth|code|value|header|given|provided|supplied|pwd|pw|user_?input|entered)(?:_\w+)?$/i;
/** What only a request brings. */
const SENT = /\bheaders?\b|text_input|\bcredentials\b|\bcookies\b/;
/** What is no secret, or is compared with what its owner has just typed twice. */
const OTHER =
  /tokenizer|(?:^|_|\.)(?:eos|pad|bos|sep|cls|mask|unk|next|prev|special|stop|start|end|vocab|sub|image|n|num|max|min)_?tokens?|token_?(?:ids?|type|count|name|index|len|s\b)|tokens\b|confirm|repeat|again|retype|_hash\b|hash_|\b(?:len|type|id|count)\(|TokenType|\bTOKEN_|_TYPE\b|_NAME\b|_STATUS\b|_LENGTH\b/i;
const PLAIN_DIGEST = /(?:sha\d+|md5|checksum|blake2\w)\w*\b/i;

/** A cheap look before the whole form is searched for, at what stands around the operator. */
const NEAR_COMPARISON =
  /(?:key|token|secret|signature|digest|passw\w*|authorization|hmac)\b["'\])(]{0,4}[ \t]*[!=]=|[!=]=[ \t]*[\w."'[\]()]{0,80}(?:key|token|secret|signature|digest|passw|authorization|hmac)/i;

export default defineRule({
  id: 'timing-unsafe-comparison',
  meta: {
    summary: 'A key, token or signature is compared with `==`, whose time tells how much of it was right',
    severity: 'warning',
    confidence: 'medium',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [208],
    owaspMl: ['ML05'],
    stages: ['deployment'],
  },
  messages: {
    compared:
      '`{operator}` stops at the first character that differs, so the time of many answers gives the right value away, bit by bit. Use `hmac.compare_digest`.',
  },
  triggers: [
    ...['key ==', 'key !=', 'KEY ==', 'KEY !=', 'oken ==', 'oken !=', 'TOKEN ==', 'TOKEN !=', 'ecret ==', 'ecret !='],
    ...['SECRET ==', 'SECRET !=', 'ignature ==', 'ignature !=', 'digest ==', 'digest !=', 'assword ==', 'assword !='],
    ...['PASSWORD ==', 'PASSWORD !=', 'uthorization ==', 'uthorization !=', 'hmac ==', 'hmac !='],
  ],
  confirm: (text) => findComparisons(text).length > 0,
  check: {
    python(document, report) {
      for (const { range, left, operator, right } of findComparisons(document.text)) {
        if (isInText(document, range)) continue;
        report({
          at: range,
          message: 'compared',
          data: { operator },
          fix: compareSlowly(range, left, operator, right),
        });
      }
    },
  },
});

interface Comparison {
  readonly range: Range;
  readonly left: string;
  readonly operator: string;
  readonly right: string;
}

/** Of a value that is kept with one that somebody sends, both of them credentials by their names. */
function findComparisons(text: string): readonly Comparison[] {
  const lines = linesComparing(text);
  if (lines.length === 0) return [];
  const made = new Set([...text.matchAll(MADE_HERE)].map(([, name = '']) => name));
  return lines
    .flatMap(({ line, start }) => [...line.matchAll(COMPARISON)].map((match) => ({ match, at: start + match.index })))
    .flatMap(({ match: { 0: whole, 1: left = '', 2: operator = '', 3: right = '' }, at }) => {
      const range = { start: at, end: at + whole.length };
      if (OTHER.test(left) || OTHER.test(right) || isConstant(left) || isConstant(right)) return [];
      const kept = [left, right].find((operand) => KEPT.test(operand) || made.has(operand));
      if (kept === undefined || isSentinel(left) || isSentinel(right)) return [];
      const sent = kept === left ? right : left;
      const isHmac = /\bhmac\b/.test(kept) || made.has(kept);
      // The digest of a file is no secret, unless what it is compared with says that it is a signature.
      if (kept.endsWith('digest()') && !isHmac && (PLAIN_DIGEST.test(sent) || PLAIN_DIGEST.test(kept))) return [];
      const isCredential = isNamedSecret(left) && isNamedSecret(right);
      const isAnswer = ENVIRONMENT.test(kept) && isNamedSecret(kept) && ANSWER.test(lastName(sent));
      const isSent = isHmac || isAnswer || (isNamedSecret(kept) && SENT.test(sent));
      return isCredential || isSent ? [{ range, left, operator, right }] : [];
    });
}

/** The lines in which something is compared beside a word for a credential: few of a file, and soon found. */
function linesComparing(text: string): readonly { readonly line: string; readonly start: number }[] {
  const lines = new Map<number, string>();
  for (const operator of ['==', '!=']) {
    for (let at = text.indexOf(operator); at !== -1; at = text.indexOf(operator, at)) {
      const start = text.lastIndexOf('\n', at) + 1;
      const next = text.indexOf('\n', at);
      at = next === -1 ? text.length : next;
      const line = text.slice(start, at);
      if (NEAR_COMPARISON.test(line)) lines.set(start, line);
    }
  }
  return [...lines].map(([start, line]) => ({ line, start })).sort((a, b) => a.start - b.start);
}

/** `API_KEY` keeps a secret, `PASSWORD_MASK` and `TOKEN_URL` do not. */
function isSentinel(operand: string): boolean {
  const constant = /(?:^|[.{])(_?[A-Z][A-Z0-9_]{2,})\}?["']?$/.exec(operand)?.[1];
  if (constant === undefined) return false;
  if (SENTINEL.test(constant) || !CREDENTIAL.test(constant)) return true;
  return constant.endsWith('TOKEN') && !TOKEN_CONSTANT.test(constant);
}

function isNamedSecret(operand: string): boolean {
  return CREDENTIAL.test(lastName(operand)) || /\bhmac\b/.test(operand);
}

/** The key that is looked up, the constant in the braces, or the last name. */
function lastName(operand: string): string {
  const key = /[[(]\s*["']([\w-]+)["'][^()[\]]*[\])]$/.exec(operand)?.[1];
  const name =
    key ?? /\{(?:[\w.]*\.)?(\w+)\}["']$/.exec(operand)?.[1] ?? /(\w+)(?:\([^()]*\))?$/.exec(operand)?.[1] ?? '';
  return name
    .replaceAll('-', '_')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/^(?:hex)?digest$/i, 'digest');
}

function isConstant(operand: string): boolean {
  return /^(?:None|True|False)$/.test(operand);
}

function isInText({ strings, text }: PythonDocument, { start, end }: Range): boolean {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  // What a test asserts is nobody's way in.
  if (line.includes('#') || /^\s*assert\b/.test(line)) return true;
  return strings.some(({ range }) => range.start < start && end <= range.end);
}

function compareSlowly({ start, end }: Range, left: string, operator: string, right: string): FixProposal {
  const not = operator === '!=' ? 'not ' : '';
  // What is not sent is None, which cannot be compared like this.
  const given = (operand: string): string => (/\.get\([^,()]*\)$/.test(operand) ? `${operand} or ""` : operand);
  const text = `${not}hmac.compare_digest(${given(left)}, ${given(right)})`;
  return {
    title: 'Use hmac.compare_digest',
    safety: 'unsafe',
    edits: [{ range: { start, end }, text }],
    imports: [{ module: 'hmac' }],
  };
}

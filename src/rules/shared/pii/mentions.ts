/**
 * The things that the text of a Python expression names whose values end up in its result: `f"{user.email}"` names
 * `user.email`, `mask(user.email)` and `len(emails)` name nothing. One pass over the text; brackets are kept on a stack.
 */

import { split } from './name-table';

export interface Mention {
  /**
   * `name`: a variable. `attribute`: the last part of `user.email`. `key`: of `row["email"]`, `{"email": …}`. `call`: of a
   * function, which may be one of the file.
   */
  readonly form: 'name' | 'attribute' | 'key' | 'call';
  readonly name: string;
  /** What stands before it: `user` of `user.email`, `df` of `df["email"]`; empty for names, entries and keywords. */
  readonly owner: string;
  /** The methods and attributes behind a name, in order: `head`, `to_string` of `df.head().to_string()`. */
  readonly chain: readonly string[];
  /** Whether a text in brackets picks something out of it: `row` in `row["email"]`. */
  readonly isIndexed: boolean;
  /** In the text. */
  readonly start: number;
  readonly end: number;
}

const LONGEST_TEXT = 8000;
const DEEPEST = 40;
/** Calls that give on what they are given, by the last part of their name; so do classes (`HumanMessage(…)`). */
const PASSING = new Set(
  split(
    'str|repr|format|join|dumps|dict|list|tuple|set|sorted|zip|enumerate|map|apply|transform|assign|append|' +
      'extend|encode|decode|strip|dedent|pformat|concat|merge|lambda|to_dict|tolist|to_list|replace|literal|' +
      'next|iter|copy|deepcopy|reversed|filter|get|print|from_messages|from_pandas|from_dict|from_list|' +
      'from_text|asdict|vars|lower|upper|title|jsonify|array|hstack|vstack|concatenate|urlencode|quote|' +
      'quote_plus|series|apply_async|ravel|select|struct|alias|cast|astype|fillna|cat|agg|col|collect|' +
      'model_dump|getattr|pop|load|load_data|split_documents|create_documents|split_text|set_format|' +
      'train_test_split|to_records|writerow',
  ),
);
/** Calls after which nothing, or not the thing itself, is left. */
const DISGUISING =
  /hash|sha\d|md5|blake|mask|redact|anonymi[sz]|pseudonym|encrypt|scrub|obfuscat|sanitiz|sanitis|censor|hmac|digest|tokeniz|deidentif|de_identif|strip_pii|remove_pii|vault|fernet/i;
/** Methods and attributes that leave a number, a yes or a shape of a thing. */
const SUMMARIES = new Set(
  split(
    'isna|isnull|notna|notnull|nunique|count|size|shape|dtype|dtypes|len|duplicated|is_unique|columns|index|' +
      'info|describe|mean|std|isin|startswith|endswith|corr|memory_usage|len_chars|len_bytes|is_null|' +
      'is_not_null|n_unique|contains|' +
      'match|split|isdigit|empty|hist|plot|hash|any|all',
  ),
);
/** Whose attributes and keys are settings of the program, not facts about its users. */
const SETTINGS_OWNER =
  /^(?:.*\.)?(?:config|cfg|conf|settings|args|opts?|options|environ|env|secrets|credentials|creds|entrez|metadata|meta|params|self\.config|kwargs|os|FLAGS|schema|columns|fields|app\.config)$/i;
const STRING = /(?:[rRbBuUfF]{0,2})("""|'''|"|')/y;
const NAME = /[A-Za-z_]\w*/y;
const KEYWORDS = new Set(split('and|or|not|in|is|if|else|for|lambda|await|async|None|True|False|self|yield'));

interface Bracket {
  readonly open: string;
  /** The text of what is called, for a call. */
  readonly callee: string | undefined;
  /** For an index: the text of what is looked into. */
  readonly owner: string | undefined;
  /** Whether what stands in it does not reach the result. */
  readonly isClosed: boolean;
  /** Where the mentions in it start: dropped if what follows the bracket disguises them. */
  readonly first: number;
}

export function mentionsIn(text: string): readonly Mention[] {
  const mentions: Mention[] = [];
  read(text.slice(0, LONGEST_TEXT), 0, mentions, false, 0);
  return mentions;
}

function read(text: string, offset: number, mentions: Mention[], isClosed: boolean, depth: number): void {
  if (depth > DEEPEST) return;
  const stack: Bracket[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text[at] ?? '';
    const top = stack.at(-1);
    const closed = isClosed || (top?.isClosed ?? false);
    const quoted = stringAt(text, at);
    if (quoted !== undefined) {
      readString(text, offset, quoted, top, mentions, closed, depth);
      at = quoted.end;
    } else if (character === '#') {
      const end = text.indexOf('\n', at);
      at = end === -1 ? text.length : end;
    } else if (/[A-Za-z_]/.test(character)) {
      at = readName(text, offset, at, mentions, closed);
    } else if (/\d/.test(character)) {
      while (at < text.length && /[\w.]/.test(text[at] ?? '')) at++;
    } else if ('([{'.includes(character)) {
      stack.push(openBracket(text, at, closed, mentions.length, top));
      at++;
    } else if (')]}'.includes(character)) {
      const ended = stack.pop();
      at++;
      // `(…).hexdigest()`, `[…].count()`: what was in it is gone.
      if (ended !== undefined && isGone(chainAt(text, at).names)) mentions.splice(ended.first);
    } else at++;
  }
}

function openBracket(text: string, at: number, isClosed: boolean, first: number, top: Bracket | undefined): Bracket {
  const open = text[at] ?? '';
  const before = pathBefore(text, at);
  if (open === '[') {
    // `df[["email"]]`: the inner list has the columns of what the outer bracket looks into.
    const owner = before === '' && text[at - 1] === '[' ? top?.owner : before;
    return { open, callee: undefined, owner, isClosed, first };
  }
  const callee = open === '(' && before !== '' && !KEYWORDS.has(before) ? before : undefined;
  return { open, callee, owner: undefined, isClosed: isClosed || !passes(callee), first };
}

function passes(callee: string | undefined): boolean {
  if (callee === undefined) return true;
  const last = callee.split('.').at(-1) ?? '';
  if (DISGUISING.test(last)) return false;
  return PASSING.has(last) || PASSING.has(last.toLowerCase()) || /^_?[A-Z][a-z]/.test(last);
}

/** The name, with its dots, that ends in front of a place: also `x["a"]` and `f(x)`, for which it is what stands in front of the bracket. */
function pathBefore(text: string, at: number): string {
  const path = /[\w.]{1,200}$/.exec(text.slice(Math.max(0, at - 200), at))?.[0] ?? '';
  return path === '' && /[\])]/.test(text[at - 1] ?? '') ? SOMETHING : path;
}

/** An owner that is no name: `users[0]` in `users[0]["email"]`. */
const SOMETHING = '?';

interface Quoted {
  readonly prefix: string;
  readonly inner: string;
  readonly innerStart: number;
  readonly start: number;
  readonly end: number;
}

function stringAt(text: string, at: number): Quoted | undefined {
  STRING.lastIndex = at;
  const match = STRING.exec(text);
  const quote = match?.[1];
  if (match === null || quote === undefined) return undefined;
  const innerStart = at + match[0].length;
  let end = innerStart;
  while (end < text.length && !text.startsWith(quote, end)) end += text[end] === '\\' ? 2 : 1;
  const prefix = match[0].slice(0, -quote.length);
  return {
    prefix,
    inner: text.slice(innerStart, end),
    innerStart,
    start: at,
    end: Math.min(end + quote.length, text.length),
  };
}

function readString(
  text: string,
  offset: number,
  { prefix, inner, innerStart, start, end }: Quoted,
  top: Bracket | undefined,
  mentions: Mention[],
  isClosed: boolean,
  depth: number,
): void {
  if (/f/i.test(prefix)) {
    for (const { from, to } of interpolations(inner)) {
      read(inner.slice(from, to), offset + innerStart + from, mentions, isClosed, depth + 1);
    }
    return;
  }
  if (isClosed || top === undefined || inner.length > 60 || isCompared(text, start, end)) return;
  const owner = keyOwner(text, start, end, top);
  if (owner === undefined || SETTINGS_OWNER.test(owner)) return;
  const { names } = chainAt(text, skipSpace(text, end) + 1);
  if (top.open !== '{' && isGone(names)) return;
  mentions.push({
    form: 'key',
    name: inner,
    owner,
    chain: names,
    isIndexed: false,
    start: offset + start,
    end: offset + end,
  });
}

/** What a string is the key of: `df` in `df["email"]` and `df[["email"]]`, `row` in `row.get("email")`, nothing for an entry. */
function keyOwner(text: string, start: number, end: number, top: Bracket): string | undefined {
  const next = text.slice(skipSpace(text, end)).slice(0, 80);
  if (top.open === '{') {
    // What an entry of a schema or an example holds is no fact about anybody.
    return /^:\s*(?![{"'\d\-[]|None\b|True\b|False\b|str\b|int\b|float\b|bool\b|Optional\b|List\b|[a-z]*['"])[A-Za-z_]/.test(
      next,
    )
      ? ''
      : undefined;
  }
  if (top.open === '[') return top.owner === '' ? undefined : (top.owner ?? undefined);
  const callee = top.callee ?? '';
  if (!/\(\s*$/.test(text.slice(Math.max(0, start - 100), start))) return undefined;
  if (/(?:^|\.)col$/.test(callee)) return '';
  return /\.(?:get|pop)$/.test(callee) ? callee.replace(/\.\w+$/, '') : undefined;
}

/** The parts between braces of an f-string, without format specifications; `{{` is a brace. */
function interpolations(inner: string): readonly { readonly from: number; readonly to: number }[] {
  const parts: { from: number; to: number }[] = [];
  for (let at = 0; at < inner.length; at++) {
    if (inner[at] !== '{') continue;
    if (inner[at + 1] === '{') {
      at++;
      continue;
    }
    const from = at + 1;
    let open = 1;
    for (at = from; at < inner.length && open > 0; at++) {
      if (inner[at] === '{') open++;
      else if (inner[at] === '}') open--;
    }
    at--;
    parts.push({ from, to: at });
  }
  return parts;
}

/** Reads a name with the dots behind it, and gives the place behind what was read. */
function readName(text: string, offset: number, at: number, mentions: Mention[], isClosed: boolean): number {
  NAME.lastIndex = at;
  const first = NAME.exec(text)?.[0] ?? '';
  let end = at + first.length;
  if (KEYWORDS.has(first) && first !== 'self') return end;
  const parts = [first];
  while (text[end] === '.' && /[A-Za-z_]/.test(text[end + 1] ?? '')) {
    NAME.lastIndex = end + 1;
    const part = NAME.exec(text)?.[0] ?? '';
    parts.push(part);
    end += 1 + part.length;
  }
  const isCall = text[skipSpace(text, end)] === '(';
  const isBehindBracket = text[at - 1] === '.';
  if (isClosed || isCompared(text, at, end)) return end;
  // In a call the last part is what is done to the rest.
  const { names: behind } = chainAt(text, end);
  const own = isCall ? parts.slice(0, -1) : parts;
  const done = isCall ? [parts.at(-1) ?? '', ...behind] : behind;
  const isOwnMethod = isCall && parts.length === 2 && first === 'self';
  if (isCall && (parts.length === 1 || isOwnMethod) && !isGone(behind) && !isBehindBracket) {
    const name = parts.at(-1) ?? '';
    const place = { start: offset + at, end: offset + end };
    mentions.push({ form: 'call', name, owner: '', chain: behind, isIndexed: false, ...place });
  }
  if (own.length === 0 || isKeyword(text, at, end)) return end;
  const isIndexed = /^\[\s*(?:\[|[rbf]?["'])/.test(text.slice(end, end + 20));
  addNames(isBehindBracket ? [SOMETHING, ...own] : own, done, isIndexed, offset + at, offset + end, mentions);
  return end;
}

/** `user.email.strip` with what was done to it: the attribute is the last part that names something, the name the first one. */
function addNames(
  own: readonly string[],
  done: readonly string[],
  isIndexed: boolean,
  start: number,
  end: number,
  mentions: Mention[],
): void {
  const chain = [...own.slice(1), ...done];
  if (isGone(chain)) return;
  const [name = ''] = own;
  const isSelf = name === 'self' && own.length > 1;
  const whole = isSelf ? `self.${own[1] ?? ''}` : name;
  if (name !== SOMETHING)
    mentions.push({
      form: 'name',
      name: whole,
      owner: '',
      chain: isSelf ? chain.slice(1) : chain,
      isIndexed,
      start,
      end,
    });
  own.slice(1).forEach((part, index) => {
    const owner = own.slice(0, index + 1).join('.');
    if (SETTINGS_OWNER.test(owner)) return;
    mentions.push({ form: 'attribute', name: part, owner, chain: chain.slice(index + 1), isIndexed, start, end });
  });
}

/** Keywords of a call (`email=…`) are no values themselves. */
function isKeyword(text: string, at: number, end: number): boolean {
  const next = skipSpace(text, end);
  return text[next] === '=' && text[next + 1] !== '=' && !/[.\w]/.test(text[at - 1] ?? '');
}

/** `x is None`, `x == y`, `not x`, `if x else`: only a yes or a no is left of `x`. */
function isCompared(text: string, at: number, end: number): boolean {
  const before = text.slice(Math.max(0, at - 12), at);
  if (/(?:\bnot|\bif|\belif|[=!]=)\s+$/.test(before)) return true;
  return /^\s*\]?\s*(?:is\b|[=!<>]=|not\s+in\b|in\b)/.test(text.slice(end, end + 20)) && !/\bfor\s+$/.test(before);
}

interface Chain {
  readonly names: readonly string[];
}

/** The methods, attributes and calls behind a place: `.str.strip().head(3)` gives `str`, `strip`, `head`. */
function chainAt(text: string, from: number): Chain {
  const names: string[] = [];
  let at = from;
  for (let steps = 0; steps < 60 && at < text.length; steps++) {
    const next = skipSpace(text, at);
    if (text[next] === '.' && /[A-Za-z_]/.test(text[next + 1] ?? '')) {
      NAME.lastIndex = next + 1;
      const name = NAME.exec(text)?.[0] ?? '';
      names.push(name);
      at = next + 1 + name.length;
    } else if (text[at] === '(' || text[at] === '[') {
      const end = closingOf(text, at);
      // `.map(hash_email)`, `.apply(lambda v: hashlib…)`: what stands in the brackets is done to the thing.
      const inner = text.slice(at + 1, Math.min(end, at + 400));
      if (/^(?:map|apply|transform|pipe|map_elements|applymap)$/.test(names.at(-1) ?? '')) {
        const word = DISGUISING.exec(inner)?.[0];
        if (word !== undefined) names.push(word);
      }
      at = end + 1;
    } else break;
  }
  return { names };
}

function closingOf(text: string, from: number): number {
  let open = 0;
  for (let at = from; at < text.length && at < from + 1500; at++) {
    const character = text[at] ?? '';
    const quoted = character === '"' || character === "'" ? stringAt(text, at) : undefined;
    if (quoted !== undefined) at = quoted.end - 1;
    else if ('([{'.includes(character)) open++;
    else if (')]}'.includes(character) && --open === 0) return at;
  }
  return text.length;
}

function isGone(names: readonly string[]): boolean {
  return names.some((name) => SUMMARIES.has(name) || DISGUISING.test(name));
}

export function isDisguised(text: string): boolean {
  return DISGUISING.test(text);
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] ?? '')) at++;
  return at;
}

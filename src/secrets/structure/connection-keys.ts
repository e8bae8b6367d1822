import type { Range } from '../../core/range';
import { judgeSecret } from '../judge';
import type { FoundPart } from '../types';
import { isOver } from './dates';
import { isRealPassword } from './passwords';

const PASSWORD_VALUE = /\{?([^\s=;&,()[\]"'`\\{}<>]{6,128})(?=[\s;&"'`\\}]|$)/y;
/** In code `password=` is followed by a name as well. */
const NAME_IN_CODE = /^[A-Za-z_][A-Za-z_.]*$/;
const CONNECTION_PARTS =
  /(?:^|[\s;?&"'`{])(?:server|host|hostname|data source|driver|endpoint|accountendpoint|uid|user|user id|username|dsn|initial catalog|database|dbname)\s{0,2}=|jdbc:/i;
const SERVER =
  /(?:server|host|hostname|data source|addr(?:ess)?)\s{0,2}=\s{0,2}(?:tcp:)?([\w.-]{1,200})|jdbc:[\w:]{1,40}\/\/([\w.-]{1,200})/i;

/** `Server=…;Password=…`, `jdbc:…?user=…&password=…`, `host=… password=…`: only where a password is given. */
export function findConnectionPassword(text: string, hit: Range): readonly FoundPart[] {
  PASSWORD_VALUE.lastIndex = hit.end;
  const password = PASSWORD_VALUE.exec(text)?.[1];
  if (password === undefined || NAME_IN_CODE.test(password)) return [];
  const around = lineAround(text, hit);
  if (!CONNECTION_PARTS.test(around)) return [];
  const server = SERVER.exec(around);
  if (!isRealPassword(password, '', server?.[1] ?? server?.[2])) return [];
  const start = text.indexOf(password, hit.end);
  return [{ range: { start, end: start + password.length }, certainty: 'likely' }];
}

/** What stands on the same line, within the reach of one connection string. */
function lineAround(text: string, { start, end }: Range): string {
  const before = text.slice(Math.max(0, start - 300), start);
  const after = text.slice(end, end + 300);
  return before.slice(before.lastIndexOf('\n') + 1) + text.slice(start, end) + (after.split('\n', 1)[0] ?? '');
}

const KEY_VALUE = /([A-Za-z0-9+/]{40,100}={0,2})(?![A-Za-z0-9+/=])/y;

/** `AccountKey=`, `SharedAccessKey=` and the `;Secret=` of App Configuration. */
export function findAccountKey(text: string, hit: Range): readonly FoundPart[] {
  KEY_VALUE.lastIndex = hit.end;
  const key = KEY_VALUE.exec(text)?.[1];
  if (key === undefined) return [];
  if (text[hit.start] === ';' && !lineAround(text, hit).includes('.azconfig.io')) return [];
  const certainty = judgeSecret(key, { minEntropy: 3.5 }, 'certain');
  return certainty === undefined ? [] : [{ range: { start: hit.end, end: hit.end + key.length }, certainty }];
}

const SIGNATURE = /([A-Za-z0-9%+/_-]{20,100}(?:={1,2}|%3[dD]){0,2})/y;

/** `sv=2022-11-02&…&sig=…`, in a URL or alone. One whose end (`se=`) has passed is worth less. */
export function findSharedAccessSignature(text: string, hit: Range): readonly FoundPart[] {
  SIGNATURE.lastIndex = hit.end;
  const signature = SIGNATURE.exec(text)?.[1];
  if (signature === undefined) return [];
  const query = runAround(text, hit, 600);
  if (!/[?&"'\s;]?s[vr]=[\w-]{1,10}&/.test(query) || !/sv=\d{4}-\d\d-\d\d/.test(query)) return [];
  const certainty = judgeSecret(signature, { minEntropy: 3.5 }, 'certain');
  if (certainty === undefined) return [];
  const end = /[?&;]se=(\d{4}-\d\d-\d\d)/.exec(query)?.[1];
  return [
    {
      range: { start: hit.end, end: hit.end + signature.length },
      certainty: end !== undefined && isOver(end) ? 'possible' : certainty,
    },
  ];
}

/** The characters around a hit that no blank and no quote cuts off. */
function runAround(text: string, { start, end }: Range, reach: number): string {
  const before =
    text
      .slice(Math.max(0, start - reach), start)
      .split(/[\s"'`<>]/)
      .at(-1) ?? '';
  const after = text.slice(end, end + reach).split(/[\s"'`<>]/, 1)[0] ?? '';
  return before + text.slice(start, end) + after;
}

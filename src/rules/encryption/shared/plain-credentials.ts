import type { Range } from '../../../core/range';
import type { FixProposal } from '../../../engine/rule';
import type { PythonCall, PythonDocument, PythonExpression, PythonFunction } from '../../../lang/python/types';
import type { ShellCommand, ShellWord } from '../../../lang/shell/types';
import { hostOf, reachOf } from '../../shared/hosts';
import { usualValue } from '../../shared/usual-value';
import { assignedTo, credentialWord, joinParts, sentCredential } from './sent-credentials';
import { TRANSPORTS, type Transport } from './transports';

/** Clients whose address matters only together with the key that they send. */
export const CREDENTIAL_CLIENTS: ReadonlyMap<string, readonly Transport[]> = new Map([
  ['hvac.Client', [{ keyword: 'url', position: 0 }]],
  ['label_studio_sdk.Client', [{ keyword: 'url', position: 0 }]],
  ['requests.Session().request', [{ keyword: 'url', position: 1 }]],
  ['aiohttp.ClientSession().request', [{ keyword: 'url', position: 1 }]],
  ['requests.options', [{ keyword: 'url', position: 0 }]],
]);
const HTTP = /^[rRfFbBuU]{0,2}["']{1,3}(http:\/\/[^\s"'{]{1,300})/;
/** `f"{BASE}/rows"`, `BASE + "/rows"`, `urljoin(BASE, "rows")`. */
const NAMED_BASE = /^(?:[rRfF]{1,2}["']{1,3}\{(\w+)\}|(?:urljoin\()?(\w+)\s*[+,])/;
const MAX_STEPS = 4;

interface PlainCredential {
  readonly at: Range;
  readonly what: string;
  readonly host: string;
  readonly isDefault: boolean;
  readonly fix: FixProposal | undefined;
}

/** The credential that a call sends to a public address over http. */
export function plainCredential(document: PythonDocument, call: PythonCall): PlainCredential | undefined {
  for (const { keyword, position } of TRANSPORTS.get(call.name ?? '') ??
    CREDENTIAL_CLIENTS.get(call.name ?? '') ??
    []) {
    const url = call.argument(keyword, position)?.value;
    const address = url === undefined ? undefined : addressOf(document, url, call.enclosingFunction);
    const host = address === undefined ? undefined : plainHost(address.url);
    const credential = url === undefined || host === undefined ? undefined : sentCredential(document, call, url);
    if (address === undefined || host === undefined || credential === undefined) continue;
    const fix = address.isDefault ? undefined : useHttps(document.text, address.at, host);
    return { ...credential, host, isDefault: address.isDefault, fix };
  }
  return undefined;
}

interface Address {
  /** As far as it is known: its host at least. */
  readonly url: string;
  readonly at: Range;
  readonly isDefault: boolean;
}

function addressOf(
  document: PythonDocument,
  url: PythonExpression,
  user: PythonFunction | undefined,
  steps = 0,
): Address | undefined {
  const usual = usualValue(url);
  if (typeof usual?.value === 'string') return { url: usual.value, at: usual.at, isDefault: usual.isDefault };
  if (usual !== undefined || steps > MAX_STEPS) return undefined;
  const written = joinParts(url.text);
  const prefix = HTTP.exec(written)?.[1];
  // Of a host that goes on in braces nothing is known.
  if (prefix !== undefined) return { url: withoutLogin(written), at: url.range, isDefault: false };
  const base = NAMED_BASE.exec(url.text);
  const name = url.kind === 'name' ? url.text : (base?.[1] ?? base?.[2]);
  const assigned = name === undefined ? undefined : assignedTo(document, name, user);
  return assigned === undefined ? undefined : addressOf(document, assigned, user, steps + 1);
}

/** `http://{user}:{password}@host/` without what stands in front of the host. */
function withoutLogin(text: string): string {
  const written = text.replace(/^[rRfFbBuU]{0,2}["']{1,3}/, '');
  return written.replace(/^(http:\/\/)[^\s/"'@]{1,200}@/, '$1');
}

function plainHost(url: string): string | undefined {
  const host = url.toLowerCase().startsWith('http://') ? hostOf(url)?.host : undefined;
  return host !== undefined && reachOf(host) === 'public' ? host : undefined;
}

function useHttps(text: string, { start, end }: Range, host: string): FixProposal | undefined {
  const written = text.slice(start, end).toLowerCase();
  const index = written.indexOf('http://');
  if (index === -1 || !written.includes(host) || written.includes('http://', index + 1)) return undefined;
  const place = start + index + 'http'.length;
  return { title: 'Use https', safety: 'unsafe', edits: [{ range: { start: place, end: place }, text: 's' }] };
}

/** The word of a command that sends a credential to a public address over http. */
export function plainCommand(
  command: ShellCommand,
): { readonly word: ShellWord; readonly what: string; readonly host: string } | undefined {
  const credential = credentialWord(command);
  const host = command.words.flatMap(({ value, text }) => plainHost(value ?? text) ?? [])[0];
  return credential === undefined || host === undefined ? undefined : { ...credential, host };
}

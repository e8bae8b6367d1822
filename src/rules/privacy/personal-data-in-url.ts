import { defineRule } from '../../engine/rule';
import type { PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';
import { listKinds, mayNamePersonalData, personalTriggers, personalName } from '../shared/pii/names';
import { personalDataIn, type PersonalData } from '../shared/pii/personal-data';

/** Calls that ask for an address without a body; `params` of the others ends up in the address too. */
const READS = ['get', 'head', 'delete', 'options', 'urlopen', 'Request', 'urlretrieve'];
const SENDS = ['post', 'put', 'patch', 'request'];
const CLIENTS = /^(?:requests|httpx|aiohttp|urllib|urllib3)\b/;
/** Clients that are handed in from elsewhere, by their usual names. */
const CLIENT_NAMES = /(?:^|[._])(?:session|requests|httpx|http|http_client|async_client|aclient)$/;
/** The part of an address that says it is one: a scheme, or a question mark with a key. */
const ADDRESS = /^[rRfFbB]{0,2}["']{1,3}https?:\/\/|^[rRfFbB]{0,2}["']{1,3}(?:\{\w+\}|\/)[^"'\s]*[?&]\w+=\{/;
/** Pictures by the hash of an address, and addresses that start a mail program or are part of a log-in at the own database. */
const EXCEPTED = /gravatar|mailto:|:\/\/[^/?]*@/;
const PATH_PARAMETER = /[{<](?:\w+:)?([A-Za-z_]\w*)(?::\w+)?[}>]/g;

export default defineRule({
  id: 'personal-data-in-url',
  meta: {
    summary: 'Personal data stands in a web address',
    severity: 'warning',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [598],
    stages: ['data', 'development', 'deployment'],
  },
  messages: {
    address:
      'This address holds {kinds} (`{names}`), and addresses are kept in the logs of servers and proxies on the way, and in histories. Send them in the body of a POST request, or ask by an id.',
    route:
      'The address of this route holds `{name}`, and addresses are kept in the logs of servers and proxies on the way. Take it in the body of a POST request, or ask by an id.',
  },
  triggers: personalTriggers(),
  confirm: (text) => mayNamePersonalData(text) && /https?:\/\/|\?\w+=|params\s*=|[{<](?:\w+:)?\w+[}>]/.test(text),
  check: {
    python(document, report) {
      const seen = new Set<number>();
      const tell = (at: PythonExpression['range'], { kinds, names }: PersonalData): void => {
        if (seen.has(at.start)) return;
        seen.add(at.start);
        report({ at, message: 'address', data: { kinds: listKinds(kinds), names: names.slice(0, 3).join('`, `') } });
      };
      for (const { address, found } of writtenAddresses(document)) tell(address.range, found);
      for (const { call, found } of requests(document)) {
        const holds = [...seen].some((start) => call.range.start <= start && start < call.range.end);
        if (!holds) tell(call.range, found);
      }
      for (const route of document.routes()) {
        if (route.framework === 'aws-lambda' || !/[{<]/.test(route.path)) continue;
        const name = [...route.path.matchAll(PATH_PARAMETER)]
          .map(([, part = '']) => part)
          .find((part) => personalName(part)?.isStrong);
        if (name !== undefined) report({ at: route.at, message: 'route', severity: 'info', data: { name } });
      }
    },
  },
});

interface Address {
  readonly address: { readonly range: PythonExpression['range'] };
  readonly found: PersonalData;
}

/** f-strings that are addresses, wherever they go: as the value of a name, an argument, what a function gives. */
function writtenAddresses(document: PythonDocument): readonly Address[] {
  return document.strings.flatMap((string): readonly Address[] => {
    if (string.isDocstring) return [];
    const { start, end } = string.range;
    const line = document.text.indexOf('\n', end);
    const rest = document.text.slice(end, Math.min(line === -1 ? end + 300 : line, end + 300));
    // `"https://…/{}".format(x)`, `"https://…/%s" % x` and `"https://…?a=" + x` belong together.
    const isJoined = /^\s*(?:\.format\(|%|\+)/.test(rest);
    const text = document.text.slice(start, Math.min(end, start + 2000)) + (isJoined ? rest : '');
    if (!ADDRESS.test(text) || EXCEPTED.test(text) || (string.value !== undefined && !isJoined)) return [];
    const found = personalDataIn(document, { text, range: string.range, kind: 'string' });
    return found?.isDirect === true ? [{ address: string, found }] : [];
  });
}

function requests(document: PythonDocument): readonly { readonly call: PythonCall; readonly found: PersonalData }[] {
  return document.callsNamed(...READS, ...SENDS).flatMap((call) => {
    if (call.name === undefined ? !CLIENT_NAMES.test(call.receiver?.text ?? '') : !CLIENTS.test(call.name)) return [];
    const address = call.argument('url', call.method === 'request' ? 1 : 0)?.value;
    const given = [call.argument('params')?.value, address?.kind === 'other' ? address : undefined];
    const found = given.flatMap((value) => (value === undefined ? [] : (personalDataIn(document, value) ?? [])));
    const [first] = found;
    return first === undefined || EXCEPTED.test(address?.text ?? '') ? [] : [{ call, found: first }];
  });
}

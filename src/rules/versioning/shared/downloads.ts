import type { PythonArgument, PythonCall, PythonDocument, PythonExpression } from '../../../lang/python/types';
import { DOWNLOADERS } from '../../../pins/downloaders';

/** A call that puts a file of the network on this machine. */
export interface Download {
  readonly call: PythonCall;
  /** Undefined where nothing names it. */
  readonly url: PythonExpression | undefined;
  readonly file: PythonExpression | undefined;
  /** The keyword with which the call itself compares a hash; undefined where it cannot. */
  readonly hashKeyword: string | undefined;
}

const GET = /^(?:requests|httpx|urllib3|aiohttp|cloudscraper|urllib2?|six)\b.*\.(?:get|request|stream|urlopen)$/;
/** Data that is written as text. */
const TABLES = /\.(?:csv|tsv|jsonl)$/i;
const PLACED_URL = /\.(?:request|stream)$/;

/** The downloads of a document that compare no hash by themselves, in document order. */
export function uncheckedDownloads(document: PythonDocument): readonly Download[] {
  const direct = document.calls(...Object.keys(DOWNLOADERS)).flatMap((call): readonly Download[] => {
    const { url, file, hashes = [] } = DOWNLOADERS[call.name ?? ''] ?? { url: ['url', 0] };
    const isChecked = hashes.some((place) => isGiven(call.argument(...place)));
    if (isChecked || (call.hasUnknownArguments && hashes.length > 0)) return [];
    const hashKeyword = hashes[0]?.[0];
    return [{ call, url: call.argument(...url)?.value, file: file && call.argument(...file)?.value, hashKeyword }];
  });
  return [...direct, ...writtenAnswers(document)].sort((a, b) => a.call.range.start - b.call.range.start);
}

function isGiven(argument: PythonArgument | undefined): boolean {
  return argument !== undefined && argument.value.value()?.value !== null;
}

/** `open(path, "wb").write(requests.get(url).content)` and its kin. */
function writtenAnswers(document: PythonDocument): readonly Download[] {
  const found: Download[] = [];
  for (const call of document.callsNamed('write', 'write_bytes', 'copyfileobj')) {
    const isCopy = call.method === 'copyfileobj';
    const target = isCopy ? call.argument('fdst', 1)?.value : call.receiver;
    const data = call.argument(isCopy ? 'fsrc' : 'data', 0)?.value;
    const file = target && writtenFile(target, call.method === 'write_bytes');
    if (data === undefined || file === undefined) continue;
    const request = answerOf(data, document);
    if (request === undefined) continue;
    const url = request.argument('url', PLACED_URL.test(request.name ?? '') ? 1 : 0)?.value;
    found.push({ call, url, file, hashKeyword: undefined });
  }
  return found;
}

/** What names the file behind a handle that is open for writing bytes. */
function writtenFile(target: PythonExpression, isPath: boolean): PythonExpression | undefined {
  if (isPath) return target;
  const opener = target.originCall();
  if (opener?.method !== 'open') return undefined;
  const isMethod =
    opener.receiver !== undefined && opener.name?.endsWith('.open') !== false && opener.name !== 'io.open';
  const mode = opener.argument('mode', isMethod && opener.name !== 'aiofiles.open' ? 0 : 1)?.value.stringValue()?.value;
  if (mode === undefined || !/[wax]/.test(mode)) return undefined;
  const file = isMethod && opener.name !== 'aiofiles.open' ? opener.receiver : opener.argument('file', 0)?.value;
  return mode.includes('b') || TABLES.test(file?.stringValue()?.value ?? '') ? file : undefined;
}

/** The request whose answer a value is made of, if it asks for a file: other methods than GET answer what was sent. */
function answerOf(data: PythonExpression, document: PythonDocument): PythonCall | undefined {
  const places = data.origins().filter(({ kind }) => kind === 'network');
  if (places.length === 0) return undefined;
  const gets = document.callsNamed('get', 'request', 'stream', 'urlopen');
  return places
    .map(({ at }) => gets.find(({ range }) => range.start === at.start && range.end === at.end))
    .find((call) => call?.name !== undefined && GET.test(call.name) && isGet(call));
}

function isGet(call: PythonCall): boolean {
  if (call.name?.endsWith('.urlopen') === true) return call.argument('data', 1) === undefined;
  if (!PLACED_URL.test(call.name ?? '')) return true;
  return call.argument('method', 0)?.value.stringValue()?.value.toUpperCase() === 'GET';
}

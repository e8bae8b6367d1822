import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonCall, PythonDocument } from '../../lang/python/types';
import { listKinds, mayNamePersonalData, personalTriggers } from '../shared/pii/names';
import { personalColumns, personalDataIn, type PersonalData } from '../shared/pii/personal-data';

/** Methods of tables that write them, with the keywords that name the file; without one, text is returned. */
const PANDAS = [
  ...[
    'to_csv',
    'to_json',
    'to_parquet',
    'to_pickle',
    'to_excel',
    'to_feather',
    'to_hdf',
    'to_xml',
    'to_stata',
    'to_orc',
    'to_html',
  ],
  ...[
    'write_csv',
    'write_parquet',
    'write_json',
    'write_excel',
    'write_ndjson',
    'write_ipc',
    'write_avro',
    'write_delta',
    'sink_csv',
    'sink_parquet',
  ],
];
const DATABASES = ['to_sql', 'to_gbq', 'write_database', 'saveAsTable', 'insertInto', 'jdbc'];
const SPARK = ['parquet', 'csv', 'json', 'orc', 'save', 'text', 'saveAsTextFile'];
const TARGETS = ['path_or_buf', 'path', 'buf', 'excel_writer', 'file', 'filename', 'workbook', 'target'];
/** Functions that write one thing into a file, and which argument the thing is. */
const DUMPS: Readonly<Record<string, number>> = {
  'json.dump': 0,
  'pickle.dump': 0,
  'joblib.dump': 0,
  'yaml.dump': 0,
  'yaml.safe_dump': 0,
  'numpy.savetxt': 1,
  'numpy.save': 1,
  'pyarrow.parquet.write_table': 0,
  'torch.save': 0,
};
const ROWS = [
  'writerow',
  'writerows',
  'put_object',
  'upload_from_string',
  'upload_blob',
  'write',
  'write_text',
  'writelines',
];
/** Words of a path, of arguments or of a step around that say that the file is encrypted. */
const ENCRYPTED = /encrypt|\.(?:gpg|pgp|enc|age|asc)\b|pyzipper|fernet|cipher/i;
const BUFFER = /StringIO|BytesIO|buffer|\bbuf\b|sys\.std(?:out|err)/;

export default defineRule({
  id: 'plain-personal-data',
  meta: {
    summary: 'Personal data is written to a file or a database as it is',
    severity: 'warning',
    confidence: 'medium',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [312, 359],
    owaspMl: ['ML03', 'ML04'],
    stages: ['data', 'development'],
  },
  messages: {
    file: 'This writes {kinds} (`{names}`) so that whoever gets the file can read them. Leave out what the model does not need, put pseudonyms in their place, or encrypt the file.',
    database:
      'This stores {kinds} (`{names}`) so that everybody who may read the table can read them. Leave out what the model does not need, or put pseudonyms in their place.',
  },
  triggers: personalTriggers(),
  confirm: (text) => WRITING.test(text) && mayNamePersonalData(text),
  check: {
    python(document, report) {
      for (const call of document.callsNamed(...PANDAS)) {
        const table = call.receiver;
        if (table === undefined || !writesFile(call) || isEncrypted(document, call)) continue;
        const found = personalColumns(document, table);
        if (found === undefined) continue;
        report({ at: call.range, message: 'file', data: dataOf(found), fix: leaveOut(call, found) });
      }
      for (const call of document.callsNamed(...DATABASES)) {
        const found = call.receiver && personalColumns(document, call.receiver);
        if (found === undefined || isEncrypted(document, call)) continue;
        report({
          at: call.range,
          message: 'database',
          severity: 'info',
          data: dataOf(found),
          fix: leaveOut(call, found),
        });
      }
      for (const { call, found } of [...sparkWrites(document), ...dumps(document), ...rowWrites(document)]) {
        if (!isEncrypted(document, call)) report({ at: call.range, message: 'file', data: dataOf(found) });
      }
    },
  },
});

const WRITING = new RegExp(
  `\\.(?:${[...PANDAS, ...DATABASES, ...SPARK, ...ROWS, 'dump', 'safe_dump', 'savetxt', 'write_table'].join('|')})\\(`,
);

interface Written {
  readonly call: PythonCall;
  readonly found: PersonalData;
}

function dataOf({ kinds, names }: PersonalData): { readonly kinds: string; readonly names: string } {
  return { kinds: listKinds(kinds), names: names.slice(0, 3).join('`, `') };
}

/** `to_csv()` and `to_csv(io.StringIO())` write no file. */
function writesFile(call: PythonCall): boolean {
  const target =
    TARGETS.map((name) => call.argument(name)).find((argument) => argument !== undefined) ?? call.argument('', 0);
  if (target === undefined || target.value.kind === 'none') return false;
  return !BUFFER.test(target.value.text) && !/StringIO|BytesIO/.test(target.value.originCall()?.callee.text ?? '');
}

function isEncrypted(document: PythonDocument, call: PythonCall): boolean {
  const { text } = document;
  const line = text.lastIndexOf('\n', call.range.start) + 1;
  const before = text.slice(Math.max(line, call.range.start - 200), call.range.start);
  const given = call.arguments.map(({ range }) => text.slice(range.start, range.end)).join(' ');
  return ENCRYPTED.test(given) || ENCRYPTED.test(before);
}

/** `df.write.mode("overwrite").parquet(path)`. */
function sparkWrites(document: PythonDocument): readonly Written[] {
  return document.callsNamed(...SPARK).flatMap((call): readonly Written[] => {
    const table = /^([A-Za-z_][\w.]*?)\.write\b/.test(call.callee.text) ? call.receiver : undefined;
    const found = table && personalColumns(document, table);
    return found === undefined ? [] : [{ call, found }];
  });
}

function dumps(document: PythonDocument): readonly Written[] {
  return document.calls(...Object.keys(DUMPS)).flatMap((call): readonly Written[] => {
    const value = call.arguments[DUMPS[call.name ?? ''] ?? 0]?.value;
    const found = value && personalDataIn(document, value);
    return found === undefined ? [] : [{ call, found }];
  });
}

/** Rows of `csv.writer`, bodies of objects in buckets, and lines of files. */
function rowWrites(document: PythonDocument): readonly Written[] {
  return document.callsNamed(...ROWS).flatMap((call): readonly Written[] => {
    const { method, receiver } = call;
    const isFile = /^(?:write|writelines|write_text)$/.test(method);
    if (receiver === undefined || BUFFER.test(receiver.text) || /resp|sock|console|tqdm|st$|ws$/i.test(receiver.text))
      return [];
    const value = method === 'put_object' ? call.argument('Body')?.value : call.arguments[0]?.value;
    const found = value && personalDataIn(document, value);
    if (found === undefined || (isFile && !found.isDirect)) return [];
    return [{ call, found }];
  });
}

function leaveOut(call: PythonCall, { names, isDirect }: PersonalData): FixProposal | undefined {
  if (!isDirect || call.receiver === undefined || !/^(?:to_|write_)/.test(call.method)) return undefined;
  const at = call.receiver.range.end;
  const columns = names.map((name) => JSON.stringify(name)).join(', ');
  const drop = call.method.startsWith('to_') ? `.drop(columns=[${columns}])` : `.drop([${columns}])`;
  return {
    title: 'Leave these columns out',
    safety: 'unsafe',
    edits: [{ range: { start: at, end: at }, text: drop }],
  };
}

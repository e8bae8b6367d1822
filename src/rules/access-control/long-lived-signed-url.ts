import type { Range } from '../../core/range';
import { defineRule, type FixProposal } from '../../engine/rule';
import { usualValue } from '../shared/usual-value';
import type { PythonArgument, PythonCall, PythonDocument } from '../../lang/python/types';

const DAY = 86_400;

/** A method that signs an address: where its expiry stands, and after how many seconds that is long. */
interface Signer {
  readonly keyword: string;
  readonly position?: number;
  readonly longest: number;
}

const AMAZON: Signer = { keyword: 'ExpiresIn', position: 2, longest: DAY };
const GOOGLE: Signer = { keyword: 'expiration', position: 0, longest: DAY };
const AZURE: Signer = { keyword: 'expiry', longest: 7 * DAY };
const MINIO: Signer = { keyword: 'expires', position: 2, longest: DAY };

const SIGNERS: Readonly<Record<string, Signer>> = {
  generate_presigned_url: AMAZON,
  generate_presigned_post: { ...AMAZON, position: 4 },
  create_presigned_url: { keyword: 'expiration', longest: DAY },
  generate_signed_url: GOOGLE,
  presigned_get_object: MINIO,
  presigned_put_object: MINIO,
  get_presigned_url: { keyword: 'expires', position: 3, longest: DAY },
  ...Object.fromEntries(
    [
      ...['generate_blob_sas', 'generate_container_sas', 'generate_account_sas', 'generate_share_sas'],
      ...['generate_file_sas', 'generate_directory_sas', 'generate_file_system_sas', 'generate_queue_sas'],
      'generate_table_sas',
    ].map((name) => [name, AZURE]),
  ),
};
const UNITS: Readonly<Record<string, readonly [seconds: number, position?: number]>> = {
  days: [DAY, 0],
  seconds: [1, 1],
  minutes: [60],
  hours: [3_600],
  weeks: [7 * DAY],
};
/** Letters of a SAS that let its holder write, delete or make something. */
const WRITING = /^(?=.*[wdac])[racwdxltmeop]{2,12}$/;
const WRITING_FLAGS = ['write', 'delete', 'create', 'add', 'delete_previous_version', 'permanent_delete'];

export default defineRule({
  id: 'long-lived-signed-url',
  meta: {
    summary: 'A signed address of a file stays valid for days',
    severity: 'info',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [613],
    stages: ['data', 'deployment'],
  },
  messages: {
    long: 'Whoever gets hold of this address can use it for {time}, and it cannot be taken back alone. Let it expire within hours, and sign a new one when it is needed.',
    writable:
      'Whoever gets hold of this address can change or delete what is stored there for {time}. Give only the rights that are needed, and let it expire within hours.',
  },
  triggers: Object.keys(SIGNERS),
  check: {
    python(document, report) {
      for (const call of document.callsNamed(...Object.keys(SIGNERS))) {
        const signer = SIGNERS[call.method];
        const argument = signer && call.argument(signer.keyword, signer.position);
        if (signer === undefined || argument === undefined) continue;
        const { seconds, fix } = durationOf(document, argument);
        if (seconds === undefined || seconds <= signer.longest) continue;
        const message = mayWrite(call) ? 'writable' : 'long';
        const isOwn = call.arguments.includes(argument);
        report({ at: argument.range, message, data: { time: spell(seconds) }, fix: isOwn ? fix : undefined });
      }
    },
  },
});

function spell(seconds: number): string {
  return `${String(Math.round(seconds / DAY))} days`;
}

interface Duration {
  readonly seconds: number | undefined;
  readonly fix: FixProposal | undefined;
}

/** Seconds as a number, or the `timedelta`s of what is given or was assigned to the name that is. */
function durationOf(document: PythonDocument, { value }: PythonArgument): Duration {
  const number = usualValue(value)?.value;
  if (typeof number === 'number') {
    return { seconds: number, fix: value.kind === 'name' ? undefined : shorten(value.range, '3600') };
  }
  const assigned =
    value.kind === 'name' ? document.assignments.filter(({ targetText }) => targetText === value.text) : [];
  const place = value.kind === 'name' ? (assigned.length === 1 ? assigned[0]?.range : undefined) : value.range;
  if (place === undefined) return { seconds: undefined, fix: undefined };
  const deltas = document
    .calls('datetime.timedelta')
    .filter(({ range }) => place.start <= range.start && range.end <= place.end);
  const first = deltas[0];
  if (first === undefined || deltas.length > 1) return { seconds: undefined, fix: undefined };
  return { seconds: secondsOf(first), fix: shorten(first.range, `${first.callee.text}(hours=1)`) };
}

function secondsOf(delta: PythonCall): number | undefined {
  let sum = 0;
  for (const [keyword, [unit, position]] of Object.entries(UNITS)) {
    const argument = delta.argument(keyword, position);
    const count = argument?.value.value()?.value;
    if (argument !== undefined && typeof count !== 'number') return undefined;
    sum += typeof count === 'number' ? count * unit : 0;
  }
  return sum;
}

function shorten(range: Range, text: string): FixProposal {
  return { title: 'Let it expire after an hour', safety: 'unsafe', edits: [{ range, text }] };
}

/** Only Azure says it beside; elsewhere the method or the verb does. */
function mayWrite(call: PythonCall): boolean {
  const permission = call.argument('permission')?.value;
  const made = permission?.originCall();
  if (WRITING_FLAGS.some((flag) => made?.argument(flag)?.value.value()?.value === true)) return true;
  const letters = permission?.stringValue()?.value ?? made?.arguments[0]?.value.stringValue()?.value;
  if (letters !== undefined && WRITING.test(letters)) return true;
  const method = call.argument('method')?.value.stringValue()?.value;
  return method === 'PUT' || method === 'DELETE' || /^(?:presigned_put|generate_presigned_post)/.test(call.method);
}

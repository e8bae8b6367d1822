import type { Range } from '../../core/range';
import { defineRule, type FixProposal, type Report } from '../../engine/rule';

const MESSAGES = {
  backend:
    '`{setting}` answers the API of Airflow without a login: whoever reaches it starts jobs and reads connections. Use `airflow.api.auth.backend.session` or `basic_auth`.',
  admins:
    '`{setting}` makes everybody who opens Airflow its administrator: they start jobs, and read connections. Leave it out.',
  config:
    '`{setting}` shows the whole configuration of Airflow, with the passwords in it, to everybody who may log in. Set it to `False`, or to `non-sensitive-only`.',
  key: 'Without a `fernet_key` Airflow keeps the passwords of connections and variables in its database as plain text. Make one, and take it from the environment.',
  origins:
    '`{setting}` lets pages of any website call the API of Airflow from the browser of whoever visits them. List the sites that need it.',
} as const;
type Message = keyof typeof MESSAGES;

/** A setting, by its name in `airflow.cfg` and behind `AIRFLOW__SECTION__`, with the sections that it has stood in. */
interface Setting {
  readonly section: RegExp;
  readonly open: RegExp;
  readonly message: Message;
  /** What a fix writes in its place. */
  readonly closed?: string;
}

const SETTINGS: Readonly<Record<string, Setting>> = {
  auth_backend: {
    section: /^api$/,
    open: /\bauth\.backend\.default\b/,
    message: 'backend',
    closed: 'airflow.api.auth.backend.session',
  },
  auth_backends: {
    section: /^api$/,
    open: /\bauth\.backend\.default\b/,
    message: 'backend',
    closed: 'airflow.api.auth.backend.session',
  },
  expose_config: { section: /^(?:webserver|api)$/, open: /^true$/i, message: 'config', closed: 'False' },
  fernet_key: { section: /^core$/, open: /^$/, message: 'key' },
  access_control_allow_origins: { section: /^api$/, open: /^\*$|^https?:\/\/\*$/, message: 'origins' },
  access_control_allow_origin: { section: /^api$/, open: /^\*$/, message: 'origins' },
  simple_auth_manager_all_admins: { section: /^core$/, open: /^true$/i, message: 'admins', closed: 'False' },
};

export default defineRule({
  id: 'open-airflow-server',
  meta: {
    summary: 'Airflow answers without a login, or shows and stores its passwords openly',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [306, 312, 942],
    owaspMl: ['ML05'],
    cicdSec: ['CICD-SEC-2', 'CICD-SEC-6'],
    atlas: ['AML.T0049'],
    stages: ['development', 'deployment'],
  },
  messages: MESSAGES,
  triggers: [
    ...['auth_backend', 'AUTH_BACKEND', 'expose_config', 'EXPOSE_CONFIG', 'fernet_key', 'FERNET_KEY'],
    ...['access_control_allow_origin', 'ACCESS_CONTROL_ALLOW_ORIGIN', 'ALL_ADMINS', 'all_admins', 'AUTH_ROLE_PUBLIC'],
  ],
  check: {
    ini(document, report, context) {
      if (!/airflow[^/]*$/i.test(context.path)) return;
      for (const { name, entries } of document.sections) {
        for (const { key, value, keyRange, valueRange } of entries) {
          const at = { start: keyRange.start, end: Math.max(keyRange.end, valueRange.end) };
          judge({ section: name, key, value, at, valueRange, setting: `${key} = ${value}` }, report);
        }
      }
    },
    environment({ name, nameRange, value, valueRange, reach }, report) {
      const [, section, key] = /^AIRFLOW__([A-Z_]+?)__(\w+)$/.exec(name) ?? [];
      if (section === undefined || key === undefined || value === undefined) return;
      const plain = value.replace(/^["']|["']$/g, '');
      const setting = `${name}=${plain}`;
      const place = { section: section.toLowerCase(), key: key.toLowerCase(), at: nameRange, valueRange };
      judge({ ...place, value: plain, setting, isNear: reach === 'machine' }, report);
    },
    python(document, report, context) {
      if (!/(?:^|\/)webserver_config[^/]*\.py$/.test(context.path)) return;
      for (const { targetText, value, range } of document.assignments) {
        const role = value.value()?.value;
        if (targetText !== 'AUTH_ROLE_PUBLIC' || typeof role !== 'string' || /^(?:Public|)$/.test(role)) continue;
        const setting = document.text.slice(range.start, range.end);
        if (role === 'Admin') report({ at: range, message: 'admins', data: { setting } });
        else report({ at: range, message: 'backend', severity: 'info', data: { setting } });
      }
    },
  },
});

interface Written {
  readonly section: string;
  readonly key: string;
  readonly value: string;
  readonly at: Range;
  readonly valueRange: Range;
  readonly setting: string;
  /** Whether nobody but this machine reaches the server. */
  readonly isNear?: boolean;
}

function judge(written: Written, report: Report<typeof MESSAGES>): void {
  const { section, key, value, at, valueRange } = written;
  const known = Object.hasOwn(SETTINGS, key) ? SETTINGS[key] : undefined;
  if (known === undefined || !known.section.test(section) || !known.open.test(value)) return;
  const fix = fixOf(known, value, valueRange);
  if (known.message === 'key') report({ at, message: 'key' });
  else {
    const severity = written.isNear === true ? 'info' : 'warning';
    report({ at, message: known.message, data: { setting: written.setting }, severity, fix });
  }
}

/** Only where nothing but the value stands there: no quotes, no list of several. */
function fixOf({ closed }: Setting, value: string, range: Range): FixProposal | undefined {
  const isPlain = range.end - range.start === value.length && !value.includes(',');
  if (closed === undefined || !isPlain) return undefined;
  return { title: `Write \`${closed}\``, safety: 'unsafe', edits: [{ range, text: closed }] };
}

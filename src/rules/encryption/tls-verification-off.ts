import type { Range } from '../../core/range';
import { defineRule } from '../../engine/rule';
import type { PythonDocument } from '../../lang/python/types';
import { enclosingConditions } from '../shared/enclosing-conditions';
import {
  componentInstallerSettings,
  tomlInstallerSettings,
  yamlInstallerSettings,
  type InstallerSetting,
} from '../shared/installer-settings';
import { pythonEnvironment } from '../shared/python-environment';
import { isLoopbackUrl } from '../shared/hosts';
import { removeIniEntry } from '../shared/ini-lines';
import { relatedDefault, relatedElsewhere } from '../shared/usual-value';
import { switchOver } from '../shared/variable-fix';
import { TLS_TRIGGERS } from './shared/tls-clients';
import { disablingAssignments, disablingCalls } from './shared/tls-python';
import { storageSettings, uncheckedArtifacts } from './shared/storage-settings';
import { disablingWords } from './shared/tls-shell';
import { UNCHECKED_WORDS, uncheckedWords } from './shared/tls-urls';

/** Variables that switch verification off, and the values that do so. */
const VARIABLES: Readonly<Record<string, RegExp>> = {
  NODE_TLS_REJECT_UNAUTHORIZED: /^0$/,
  GIT_SSL_NO_VERIFY: /^(?:1|true|yes|on)$/i,
  MLFLOW_TRACKING_INSECURE_TLS: /^(?:1|true)$/i,
  MLFLOW_S3_IGNORE_TLS: /^(?:1|true)$/i,
  WANDB_INSECURE_DISABLE_SSL: /^(?:1|true)$/i,
  AZURE_CLI_DISABLE_CONNECTION_VERIFICATION: /^(?:1|true)$/i,
  PREFECT_API_TLS_INSECURE_SKIP_VERIFY: /^(?:1|true)$/i,
  ZENML_STORE_VERIFY_SSL: /^(?:0|false)$/i,
  CLEARML_API_HOST_VERIFY_CERT: /^(?:0|false)$/i,
  S3_VERIFY_SSL: /^(?:0|false)$/i,
  CONDA_SSL_VERIFY: /^(?:0|false|no)$/i,
  NPM_CONFIG_STRICT_SSL: /^false$/i,
};
/** Read by Python 2 and by the Pythons of some distributions alone. */
const OLD_VARIABLES: Readonly<Record<string, RegExp>> = { PYTHONHTTPSVERIFY: /^0$/ };
/** Set to nothing, these switch the check off in requests before 2.28, which is what such a line is there for. */
const BUNDLES = ['REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE'];
const TRUSTED_HOSTS = ['PIP_TRUSTED_HOST', 'UV_INSECURE_HOST'];
/** A name that says that somebody asked for it: `args.insecure`, `config["TLS_SKIP_VERIFY"]`. */
const ASKED_FOR =
  /[\w.]{0,60}(?:insecure|verif|self_?signed|(?:skip|ignore|disable|no|check)_?(?:ssl|tls|cert|host))\w{0,60}/i;

export default defineRule({
  id: 'tls-verification-off',
  meta: {
    summary: 'Certificates are not checked, so anybody on the way can read and change the data',
    severity: 'error',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [295],
    owaspMl: ['ML06'],
    atlas: ['AML.T0049'],
    stages: ['data', 'development', 'deployment'],
    equivalents: { bandit: ['B501', 'B323'], ruff: ['S501', 'S323'] },
  },
  messages: {
    call: '`{what}` switches the check of certificates off, so anybody between you and the server can read and change what is sent. Remove it; for a certificate of your own pass the path of its CA file instead.',
    callByDefault:
      '`{what}` leaves certificates unchecked unless told otherwise, so anybody between you and the server can read and change what is sent. Make the check the default; for a certificate of your own pass the path of its CA file.',
    switched:
      '`{what}` leaves certificates unchecked where `{name}` asks for it: anybody on the way can then read and change what is sent. Keep it off by default, and offer the path of a CA file beside it.',
    context:
      '`{what}` makes connections that check no certificate, so anybody on the way can read and change what is sent. Use `ssl.create_default_context()`, with `cafile=` for a CA of your own.',
    command:
      '`{what}` leaves certificates unchecked, so anybody on the way can read what is sent or put in something else. Remove it; for a CA of your own name its file.',
    bundle:
      'An empty `{what}` switches the check of certificates off in requests before 2.28, so anybody on the way can read and change what is sent. Remove it; for a CA of your own set it to its file.',
    variable:
      '`{what}` switches the check of certificates off for the whole process. Remove it; for a CA of your own set `REQUESTS_CA_BUNDLE` or `SSL_CERT_FILE` to its file.',
  },
  triggers: [
    ...TLS_TRIGGERS,
    ...[
      'curl',
      'wget',
      'no-verify-ssl',
      'insecure',
      'trusted-host',
      'sslVerify',
      'sslverify',
      'ssl_verify',
      'strict-ssl',
      'check-certificate',
      'poetry certificates',
    ],
    ...[...Object.keys(VARIABLES), ...Object.keys(OLD_VARIABLES), ...BUNDLES, ...TRUSTED_HOSTS],
    ...['trusted_host', 'verify_ssl', 's3-verifyssl', 's3-verify', 'insecureSkipTLS', 'tlsInsecure', 'tlsAllowInvalid'],
    ...['ssl_cert_reqs', 'TrustServerCertificate', '+ssc://'],
  ],
  triggerPaths: /(?:^|\/)poetry\.toml$/i,
  check: {
    python(document, report) {
      for (const { at, what, fix, usual } of disablingCalls(document)) {
        const name = findSwitch(document, at);
        if (name !== undefined) report({ at, message: 'switched', severity: 'info', data: { what, name } });
        else if (usual?.isDefault !== true)
          report({ at, message: 'call', data: { what }, fix, related: relatedElsewhere(usual?.elsewhere) });
        else {
          const related = relatedDefault(at, usual);
          report({ at, message: 'callByDefault', severity: 'warning', data: { what }, related });
        }
      }
      for (const { at, what, fix } of disablingAssignments(document)) {
        const name = findSwitch(document, at);
        if (name !== undefined) report({ at, message: 'switched', severity: 'info', data: { what, name } });
        else report({ at, message: 'context', data: { what }, fix });
      }
      const strings = UNCHECKED_WORDS.test(document.text) ? document.strings : [];
      for (const { value, range: at, isDocstring } of strings) {
        const what = value === undefined || isDocstring ? undefined : uncheckedWords(value);
        if (what !== undefined) report({ at, message: 'command', data: { what } });
      }
      for (const finding of settingFindings(componentInstallerSettings(document))) report(finding);
      for (const { name, value } of pythonEnvironment(document)) {
        const text = value.stringValue()?.value;
        if (text === undefined) continue;
        if (text === '' && BUNDLES.includes(name)) {
          report({ at: value.range, message: 'bundle', severity: 'warning', data: { what: name } });
        } else if (VARIABLES[name]?.test(text) === true) {
          report({ at: value.range, message: 'variable', data: { what: name } });
        } else if (OLD_VARIABLES[name]?.test(text) === true) {
          report({ at: value.range, message: 'variable', severity: 'warning', data: { what: name } });
        }
      }
    },
    shell(document, report) {
      for (const command of document.commands) {
        for (const { word, what, edit } of disablingWords(command, document.text)) {
          const fix = edit && { title: `Remove ${what}`, safety: 'unsafe' as const, edits: [edit] };
          report({ at: word.range, message: 'command', data: { what }, fix });
        }
      }
    },
    environment({ name, value, nameRange, valueRange }, report) {
      if (value === undefined) return;
      const words = uncheckedWords(value);
      if (words !== undefined) report({ at: valueRange, message: 'command', data: { what: words } });
      if (value === '' && BUNDLES.includes(name)) {
        report({ at: nameRange, message: 'bundle', severity: 'warning', data: { what: name } });
      }
      const isOff = TRUSTED_HOSTS.includes(name)
        ? value !== '' && !isLoopbackUrl(value)
        : VARIABLES[name]?.test(value) === true;
      // Of these two any value switches the check off.
      const fix = /^(?:GIT_SSL|AZURE_CLI)_/.test(name) ? undefined : switchOver(valueRange, value);
      if (isOff) report({ at: nameRange, message: 'variable', data: { what: name }, fix });
      else if (OLD_VARIABLES[name]?.test(value) === true)
        report({ at: nameRange, message: 'variable', severity: 'warning', data: { what: name }, fix });
    },
    yaml(document, report) {
      for (const finding of settingFindings(yamlInstallerSettings(document))) report(finding);
      for (const { key, value, at } of storageSettings(document)) {
        if (key === 's3-verifyssl' && /^(?:0|false)$/i.test(value))
          report({ at, message: 'command', data: { what: key } });
      }
      for (const { at, what, fix } of uncheckedArtifacts(document)) {
        report({ at, message: 'command', data: { what }, fix });
      }
    },
    toml(document, report, context) {
      for (const finding of settingFindings(tomlInstallerSettings(document, context.path), document.text))
        report(finding);
    },
    requirements(document, report) {
      for (const { option, optionValue, range } of document.requirements) {
        if (option !== '--trusted-host' || isLoopbackUrl(optionValue ?? '')) continue;
        const end = document.text.indexOf('\n', range.end);
        const edits = [{ range: { start: range.start, end: end < 0 ? document.text.length : end + 1 }, text: '' }];
        const fix = { title: 'Remove --trusted-host', safety: 'unsafe', edits } as const;
        report({ at: range, message: 'command', data: { what: '--trusted-host' }, fix });
      }
    },
    ini(document, report) {
      for (const { entries } of document.sections) {
        for (const entry of entries) {
          const { key, value } = entry;
          const at = { start: entry.keyRange.start, end: entry.valueRange.end };
          const edits = [removeIniEntry(document.text, entry)];
          const fix = { title: `Leave out ${key}`, safety: 'unsafe', edits } as const;
          if (key === 'ssl_verify' && /^(?:false|0|no)$/i.test(value))
            report({ at, message: 'call', data: { what: key }, fix });
          if (key === 'trusted-host' && !value.trim().split(/\s+/).every(isLoopbackUrl)) {
            report({ at, message: 'command', data: { what: key }, fix });
          }
        }
      }
    },
  },
});

/** `text`: of a file in which a switch is turned over rather than taken out. */
function settingFindings(settings: readonly InstallerSetting[], text = '') {
  return settings.flatMap(({ kind, key, value, at, remove }) => {
    const isOff = kind === 'unchecked' || (kind === 'trusted-host' && !isLoopbackUrl(value));
    const range = { start: at.end - value.length, end: at.end };
    const isSwitch = kind === 'unchecked' && text.slice(range.start, range.end) === value;
    const fix = remove
      ? { title: `Remove ${key}`, safety: 'unsafe' as const, edits: [remove] }
      : isSwitch
        ? switchOver(range, value)
        : undefined;
    return isOff ? [{ at, message: 'command', data: { what: key }, fix } as const] : [];
  });
}

/** What the program asks, in a condition around a place, before it leaves certificates unchecked there. */
function findSwitch(document: PythonDocument, { start }: Range): string | undefined {
  return enclosingConditions(document.text, start)
    .map((condition) => ASKED_FOR.exec(condition)?.[0])
    .find((name) => name !== undefined);
}

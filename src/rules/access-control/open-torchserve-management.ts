import { defineRule, type FixProposal } from '../../engine/rule';
import type { Range } from '../../core/range';
import { hostOf, reachOf } from '../shared/hosts';
import { mappedSettings, writtenSettings } from './shared/torchserve';

const EVERYWHERE = /^["']?https?:\/\/(?:0\.0\.0\.0|\[::\]|\*)(?::|\/|["']?$)/;
/** Patterns of `allowed_urls` that let every model in. */
const ANY_URL = /(?:^|,)\s*(?:file:\/\/\.\*\|)?(?:https?\??(?:\(s\)\?)?:?\/?\/?)?\.\*\s*(?:,|\||$)/;

export default defineRule({
  id: 'open-torchserve-management',
  meta: {
    summary: 'TorchServe lets others load models, from anywhere, and with them code',
    severity: 'error',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [306, 918, 829],
    owaspMl: ['ML05', 'ML06'],
    atlas: ['AML.T0049', 'AML.T0010.003'],
    stages: ['deployment'],
  },
  messages: {
    management:
      '`{setting}` opens the management of TorchServe to everybody in the network: whoever loads a model there runs its code on this machine. Listen on `127.0.0.1`, and list in `allowed_urls` from where models may come.',
    urls: '`{setting}` lets TorchServe load models from any address, and the code in them runs on this machine. List the addresses that are yours.',
    install:
      '`{setting}` installs what a model asks for whenever one is loaded, from the package index of that day: code that nobody has looked at. Install what models need into the image.',
  },
  triggers: [
    ...['management_address', 'allowed_urls', 'install_py_dep_per_model'],
    ...['TS_MANAGEMENT_ADDRESS', 'TS_ALLOWED_URLS', 'TS_INSTALL_PY_DEP_PER_MODEL'],
  ],
  check: {
    ini(document, report) {
      const entries = document.sections.flatMap((section) => section.entries);
      for (const { key, value, keyRange, valueRange } of entries) {
        const message = judge(key, value);
        if (message === undefined) continue;
        const at = { start: keyRange.start, end: valueRange.end };
        const setting = document.text.slice(at.start, at.end);
        report({
          at,
          message,
          data: { setting },
          severity: severityOf(message),
          fix: fixOf(message, value, valueRange),
        });
      }
    },
    shell(document, report) {
      // Nobody but this machine reaches the ports that the service publishes.
      if (document.reach === 'machine') return;
      for (const { key, value, at } of writtenSettings(document)) {
        const message = judge(key, value);
        if (message === undefined) continue;
        report({ at, message, data: { setting: `${key}=${value}` }, severity: severityOf(message) });
      }
    },
    yaml(document, report) {
      for (const { key, value, at } of mappedSettings(document)) {
        const message = judge(key, value);
        if (message === undefined) continue;
        report({ at, message, data: { setting: `${key}=${value}` }, severity: severityOf(message) });
      }
    },
    environment({ name, nameRange, value, valueRange, reach }, report) {
      if (value === undefined || !name.startsWith('TS_') || reach === 'machine') return;
      const message = judge(name.slice('TS_'.length).toLowerCase(), value);
      if (message === undefined) return;
      const data = { setting: `${name}=${value}` };
      report({ at: nameRange, message, data, severity: severityOf(message), fix: fixOf(message, value, valueRange) });
    },
  },
});

function judge(key: string, value: string): 'management' | 'urls' | 'install' | undefined {
  if (key === 'management_address') return isOpen(value) ? 'management' : undefined;
  if (key === 'allowed_urls') return ANY_URL.test(value.replace(/["']/g, '')) ? 'urls' : undefined;
  return key === 'install_py_dep_per_model' && /^["']?true/i.test(value) ? 'install' : undefined;
}

function isOpen(value: string): boolean {
  const host = hostOf(value.replace(/["']/g, ''))?.host;
  return EVERYWHERE.test(value) || (host !== undefined && reachOf(host) === 'public');
}

/** What others install, or where models come from, is only theirs to choose once they reach the management. */
function severityOf(message: 'management' | 'urls' | 'install'): 'error' | 'warning' {
  return message === 'management' ? 'error' : 'warning';
}

function fixOf(message: string, value: string, range: Range): FixProposal | undefined {
  const index = value.indexOf('0.0.0.0');
  if (message !== 'management' || index === -1 || range.end - range.start !== value.length) return undefined;
  const start = range.start + index;
  const edits = [{ range: { start, end: start + '0.0.0.0'.length }, text: '127.0.0.1' }];
  return { title: 'Listen on 127.0.0.1', safety: 'unsafe', edits };
}

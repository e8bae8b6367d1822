import type { Range } from '../../core/range';
import { defineRule } from '../../engine/rule';
import { nodeAt } from '../../lang/data-node';
import type { PythonDocument, PythonExpression } from '../../lang/python/types';
import { openArguments, openHeaders, openPairs } from './shared/cors';
import { jsonServer, shellServers, type JupyterSetting } from './shared/jupyter-settings';
import { optionOf } from './shared/server-commands';

/** Settings of Django, Sanic and Flask that let every site in when they are true, or hold a star. */
const ALL_SETTING = /^(?:CORS_ALLOW_ALL_ORIGINS|CORS_ORIGIN_ALLOW_ALL)$/;
const LIST_SETTING = /(?:^|[.["'])(?:CORS_(?:ALLOWED_ORIGIN_REGEXES|ORIGINS|ALLOW_ORIGINS?)|ALLOWED_ORIGINS)["']?\]?$/;
const JUPYTER_SETTING = /^(?:c|get_config\(\))\.(?:Notebook|Server|Lab)App\.allow_origin(?:_pat)?$/;
/** Variables that let every site in, and the values that do so. */
const VARIABLES: Readonly<Record<string, RegExp>> = {
  OLLAMA_ORIGINS: /^["']?\*["']?$/,
  STREAMLIT_SERVER_ENABLE_CORS: /^false$/i,
};

export default defineRule({
  id: 'open-cors-policy',
  meta: {
    summary: 'Pages of any website may call the server from the browsers of its users',
    severity: 'error',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [942],
    owaspMl: ['ML05'],
    owaspLlm: ['LLM10'],
    atlas: ['AML.T0040', 'AML.T0049'],
    stages: ['deployment'],
  },
  messages: {
    open: '`{what}` lets pages of any website call this server from the browser of whoever visits them, and read the answer: also where the server stands in a closed network. List the sites that need it.',
    credentials:
      '`{what}` together with credentials lets any website act with the login of whoever visits it, and read the answer. List the sites that need it, or leave credentials out.',
    byDefault:
      'Unless told otherwise, pages of any website may call this server (`{what}`) from the browser of whoever visits them, and read the answer. Make the default the sites that need it.',
  },
  triggers: [
    ...['CORSMiddleware', 'CORSConfig', 'flask_cors', 'quart_cors', 'aiohttp_cors', 'sanic_ext', 'ALLOW_CORS'],
    ...['cors_allowed_origins', 'CORS_ALLOW', 'CORS_ORIGIN', 'Access-Control-Allow-Origin', 'allow_origin'],
    ...['access-control-allow-origin', 'enableCORS', 'OLLAMA_ORIGINS', 'STREAMLIT_SERVER_ENABLE_CORS'],
  ],
  check: {
    python(document, report, context) {
      for (const open of [...openArguments(document), ...openPairs(document), ...openHeaders(document)]) {
        const { at, what, related, fix } = open;
        const data = { what };
        if (open.isDefault) report({ at, message: 'byDefault', severity: 'info', data, related });
        else if (open.hasCredentials) report({ at, message: 'credentials', data, related, fix });
        else {
          const severity = context.isNotebook || open.isReadOnly ? 'info' : 'warning';
          report({ at, message: 'open', severity, data, related, fix });
        }
      }
      const hasCredentials = /^CORS_ALLOW_CREDENTIALS\s*=\s*True/m.test(document.text);
      for (const { at, what, value } of openSettings(document)) {
        const fix =
          value?.kind === 'boolean'
            ? {
                title: 'List origins in CORS_ALLOWED_ORIGINS instead',
                safety: 'unsafe' as const,
                edits: [{ range: value.range, text: 'False' }],
              }
            : undefined;
        if (hasCredentials) report({ at, message: 'credentials', data: { what }, fix });
        else report({ at, message: 'open', severity: 'warning', data: { what }, fix });
      }
    },
    shell(document, report) {
      for (const { at, name, value } of shellServers(document).flat()) {
        if (!isEveryOrigin(name, value)) continue;
        report({ at, message: 'open', severity: 'warning', data: { what: document.text.slice(at.start, at.end) } });
      }
      for (const command of document.commands) {
        const streamlit = command.name === 'streamlit' ? optionOf(command, '--server.enableCORS') : undefined;
        const option = streamlit?.value === 'false' ? streamlit : undefined;
        if (option === undefined) continue;
        const last = option.words.at(-1) ?? option.word;
        const at = { start: option.word.range.start, end: last.range.end };
        report({ at, message: 'open', severity: 'warning', data: { what: document.text.slice(at.start, at.end) } });
      }
    },
    json(document, report) {
      for (const { at, name, value } of jsonServer(document)) {
        if (!isEveryOrigin(name, value)) continue;
        report({ at, message: 'open', severity: 'warning', data: { what: document.text.slice(at.start, at.end) } });
      }
    },
    environment({ name, value, nameRange }, report) {
      if (VARIABLES[name]?.test(value ?? '') !== true) return;
      report({ at: nameRange, message: 'open', severity: 'warning', data: { what: `${name}=${value ?? ''}` } });
    },
    toml(document, report) {
      const node = nodeAt(document.root, 'server', 'enableCORS');
      if (node?.kind !== 'scalar' || node.value !== false) return;
      report({ at: node.range, message: 'open', severity: 'warning', data: { what: 'enableCORS = false' } });
    },
  },
});

function isEveryOrigin(name: string, value: JupyterSetting['value']): boolean {
  return name === 'allow_origin' ? value === '*' : name === 'allow_origin_pat' && /^\^?\.\*\$?$/.test(String(value));
}

interface OpenSetting {
  readonly at: Range;
  readonly what: string;
  /** What switches it on, where that is a switch. */
  readonly value: PythonExpression | undefined;
}

function openSettings(document: PythonDocument): readonly OpenSetting[] {
  return document.assignments.flatMap(({ targetText, value, range }): readonly OpenSetting[] => {
    if (ALL_SETTING.test(targetText)) {
      return value.value()?.value === true ? [{ at: range, what: `${targetText} = True`, value }] : [];
    }
    if (!LIST_SETTING.test(targetText) && !JUPYTER_SETTING.test(targetText)) return [];
    // A list that a call is given is judged there.
    if (!/CORS|JUPYTER|App\.allow_origin/.test(targetText)) return [];
    const known = value.value()?.value;
    const values = Array.isArray(known) ? known : [known];
    const isOpen = values.some((item) => item === '*' || item === '.*' || item === '^.*$');
    return isOpen ? [{ at: range, what: targetText, value: undefined }] : [];
  });
}

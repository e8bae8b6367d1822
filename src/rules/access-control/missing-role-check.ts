import { defineRule } from '../../engine/rule';
import { mayAnswerRequests } from '../shared/request-texts';
import type { PythonDocument, PythonRoute } from '../../lang/python/types';
import { handlersOf } from '../shared/handler-code';

/** What changes the model for everybody. */
const POWERFUL =
  /(?:^|[/_.-])(?:re)?(?:train(?:ing)?|finetune|fine[_-]tune|deploy|undeploy|promote|rollback|reload|unload|shutdown|restart)(?:[/_.-]|$)/i;
const ADMIN = /(?:^|[/_.-])admin(?:istration)?(?:[/_.-]|$)/i;
const DELETING =
  /(?:^|[/_.-])(?:delete|remove|drop|purge|wipe|reset|register|publish|set[_-]?stage|transition)(?:[/_.-]|$)/i;
const SHARED_THING =
  /model|version|deployment|experiment|dataset|registry|pipeline|run|user|index|collection|feature[_-]?store|stage/i;
/** Asking not only who it is but whether they may. */
const ROLE =
  /role|scope|admin|staff|superuser|permission|permit|privilege|owner|\bgroups?\b|policy|rbac|\bacl\b|\bcan_|_can\b|has_perm|entitle|claim|allowed_users|casbin|oso\b|tenant|user_id|user\.id|\.id\s*[!=]=/i;

export default defineRule({
  id: 'missing-role-check',
  meta: {
    summary: 'Everybody who can log in may train, replace or delete what all use',
    severity: 'info',
    confidence: 'medium',
    fix: 'none',
    since: '0.1.0',
    cwe: [862],
    owaspMl: ['ML05', 'ML10'],
    atlas: ['AML.T0018'],
    stages: ['deployment'],
  },
  messages: {
    missing:
      '`{path}` changes what everybody uses, and asks who is calling, but not whether they may: one stolen or careless login replaces the model. Ask for a role, a scope or a permission of its own.',
  },
  triggers: [
    ...[
      'train fastapi',
      'train flask',
      'train django',
      'admin fastapi',
      'admin flask',
      'deploy fastapi',
      'deploy flask',
    ],
    ...[
      'promote',
      'reload fastapi',
      'reload flask',
      'rollback',
      'delete fastapi',
      'delete flask',
      'starlette',
      'aiohttp',
    ],
    ...['sanic', 'litestar', 'tornado', 'rest_framework', 'shutdown flask', 'shutdown fastapi'],
  ],
  confirm: (text) =>
    /train|deploy|promote|reload|rollback|delete|admin|shutdown|purge|publish|register/i.test(text) &&
    mayAnswerRequests(text),
  check: {
    python(document, report) {
      for (const { route, definition } of handlersOf(document)) {
        if (!isPowerful(route, definition.name) || route.checks.length === 0) continue;
        if (asksForRole(document, route)) continue;
        report({ at: route.at, message: 'missing', data: { path: route.path } });
      }
    },
  },
});

function isPowerful({ path, methods, framework }: PythonRoute, name: string): boolean {
  if (['streamlit', 'gradio', 'dash', 'mcp'].includes(framework)) return false;
  const isReading = methods.length > 0 && methods.every((method) => /^(?:GET|HEAD|OPTIONS)$/.test(method));
  const place = path.replace(/[{<][^}>]*[}>]/g, '');
  if (ADMIN.test(place)) return true;
  if (isReading && !/reload|shutdown|restart/i.test(`${place} ${name}`)) return false;
  if (POWERFUL.test(place) || POWERFUL.test(name)) return true;
  const isDeleting = methods.includes('DELETE') || DELETING.test(place) || DELETING.test(name);
  return isDeleting && SHARED_THING.test(`${place} ${name}`);
}

/** By the names of what stands in front and by what the functions of this file do, paths and remarks left out. */
function asksForRole(document: PythonDocument, { checks, handler }: PythonRoute): boolean {
  const written = checks.map(({ text }) => text);
  const own = handler === undefined ? '' : document.text.slice(handler.bodyRange.start, handler.bodyRange.end);
  const parameters =
    handler?.parameters.map(
      ({ annotation, defaultValue }) => `${annotation?.text ?? ''} ${defaultValue?.text ?? ''}`,
    ) ?? [];
  const decorators = handler?.decorators.map(({ text }) => text.replace(/^\w+\.\w+\(\s*["'][^"']*["']/, '')) ?? [];
  const around = [...written, ...parameters, ...decorators].join('\n');
  const named = document.functions.filter(
    ({ name }) => name !== handler?.name && new RegExp(`\\b${name}\\b`).test(`${around}\n${own}`),
  );
  const bodies = named.map(({ name, bodyRange, parameters: given }) =>
    [
      name,
      ...given.map(({ annotation, defaultValue }) => `${annotation?.text ?? ''} ${defaultValue?.text ?? ''}`),
      document.text.slice(bodyRange.start, bodyRange.end),
    ].join('\n'),
  );
  const code = [around, own, ...bodies].join('\n').replace(/#[^\n]*/g, '');
  return ROLE.test(code);
}

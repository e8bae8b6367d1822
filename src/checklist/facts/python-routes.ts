import type { PythonCall, PythonDocument, PythonRoute } from '../../lang/python/types';
import type { PlacedFact } from './placed';

const ROLE_WORDS = /role|scope|permission|rbac|authori[sz]e|admin|staff|group/i;
const LOG_METHODS = new Set(['info', 'warning', 'log', 'debug', 'emit', 'bind', 'write', 'error']);

/** What an audit log says of a prediction. Three of these groups make a log an audit log. */
const AUDIT_KEYS: readonly RegExp[] = [
  /^(?:request_id|trace_id|correlation_id|x-request-id|event_id|request)$/i,
  /^(?:subject|caller|user|user_id|client|client_id|actor|principal|sub|api_key_id)$/i,
  /^(?:model_version|model_name|model_id|run_id|model)$/i,
  /^(?:decision|prediction|predictions|score|output|result|outcome|response)$/i,
  /^(?:input_hash|latency|latency_ms|duration|duration_ms|timestamp|time|ts)$/i,
];

/** Ways in that reach a model, what stands in front of them, and what they write down. */
export function factsOfRoutes(python: PythonDocument): readonly PlacedFact[] {
  const routes = python.routes();
  const facts = routes.flatMap(factsOfRoute);
  return [...facts, ...factsOfAuditLog(python, routes.length > 0)];
}

/** A route that only the own machine reaches is no service yet. */
function factsOfRoute({ handler, at, reach, reachesModel, checks, path }: PythonRoute): readonly PlacedFact[] {
  const place = handler?.nameRange ?? at;
  const fact = (kind: PlacedFact['kind'], text: string): PlacedFact => ({ kind, at: place, text });
  if (/feedback|thumbs|rating/i.test(path)) return [fact('feedback', 'Route that takes feedback')];
  const explain = /explain|attribution|shap\b|reason/i.test(path) ? [fact('explain-route', 'Route that explains')] : [];
  if (reach === 'local' || !reachesModel) return explain;
  const hasRole = checks.some(({ text }) => ROLE_WORDS.test(text));
  return [
    ...explain,
    fact('model-route', 'Route that reaches a model'),
    ...(checks.length === 0 ? [] : [fact('authenticated-route', 'Route with an authentication check')]),
    ...(hasRole ? [fact('role-check', 'Route that asks for a role or scope')] : []),
    ...((handler?.calls() ?? []).some((call) => isLogCall(call) || KEEP_METHODS.test(call.method))
      ? [fact('prediction-log', 'Route that writes down something')]
      : []),
  ];
}

/** Keeps what was predicted, somewhere. */
const KEEP_METHODS = /^(?:insert_one|insert_many|put_record|put_item|save_\w+|store_\w+|log_\w+|send_to_\w+)$/;

function isLogCall({ method, receiver, name = '' }: PythonCall): boolean {
  if (!LOG_METHODS.has(method)) return false;
  return /^(?:logging|structlog|loguru)\./.test(name) || /log/i.test(receiver?.text ?? '');
}

/** A file that writes down request, caller, model version and outcome together. */
function factsOfAuditLog(python: PythonDocument, hasRoutes: boolean): readonly PlacedFact[] {
  const calls = python.callsNamed(...LOG_METHODS, 'dumps', 'print');
  const [first] = calls.filter((call) => isLogCall(call) || call.method === 'write' || call.method === 'dumps');
  if (first === undefined) return [];
  const keys = [
    ...python.strings.flatMap(({ value, isDocstring }) => (value === undefined || isDocstring ? [] : [value])),
    ...python
      .callsNamed('dict', 'bind', 'info', 'AuditRecord', 'AuditEvent')
      .flatMap((call) => call.arguments.flatMap(({ name }) => name ?? [])),
  ];
  const at = first.callee.range;
  const facts: PlacedFact[] = [];
  const isNear = hasRoutes || /audit|middleware|def \w*(?:predict|score|apply_model|infer)\w*\(/i.test(python.text);
  if (isNear && AUDIT_KEYS.filter((pattern) => keys.some((key) => pattern.test(key))).length >= 4) {
    facts.push({ kind: 'audit-log', at, text: 'Log of each prediction' });
  }
  if (keys.some((key) => /^model_version$/i.test(key)) && isNear) {
    facts.push({ kind: 'logged-model-version', at, text: 'Model version in the log' });
  }
  return facts;
}

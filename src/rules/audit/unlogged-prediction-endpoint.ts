import { defineRule } from '../../engine/rule';
import { mayAnswerRequests } from '../shared/request-texts';
import type { PythonDocument, PythonFunction, RouteFramework } from '../../lang/python/types';
import { tellsAnybody } from './shared/handlers';

/** Where the handler's own code has to tell. Model servers such as BentoML, MLServer and KServe write down each request themselves. */
const FRAMEWORKS: ReadonlySet<RouteFramework> = new Set<RouteFramework>([
  ...(['fastapi', 'flask', 'starlette', 'sanic', 'aiohttp', 'tornado', 'litestar', 'django'] as const),
]);
/** What tells of each request for a whole app. */
const INSTRUMENTED =
  /\bInstrumentator\b|\w*Instrumentor\b|PrometheusMiddleware|make_asgi_app|sentry_sdk\.init|logfire\.|\bautolog\(|@(?:mlflow\.)?trace\b|ddtrace|newrelic|elasticapm|opencensus|evidently|nannyml|whylogs|arize|langfuse|langsmith|LoggingMiddleware|AccessLog|AuditMiddleware|RequestLog/;
const HOOK = /\b(?:middleware|after_request|before_request|on_request|on_response|listener)\b/;
/** Rows and messages about what was asked are a trail as well. */
const TRAIL =
  /\.(?:insert\w*|put_item|put_record|produce|publish|add_task|send_message|apply_async|delay|commit|executemany|write_row|writerow)\s*\(|\b(?:save|store|persist|capture|insert|publish)_\w+\s*\(/;
const DECORATOR = /\b\w*(?:log|audit|trace|traced|metric|monitor|observe|track|timed|time|instrument|count)\w*\b/i;

export default defineRule({
  id: 'unlogged-prediction-endpoint',
  meta: {
    summary: 'A route uses the model and leaves no trace: no log, no metric, no record',
    severity: 'info',
    confidence: 'medium',
    fix: 'none',
    since: '0.1.0',
    cwe: [778],
    owaspMl: ['ML05', 'ML08'],
    atlas: ['AML.T0040', 'AML.T0024'],
    stages: ['deployment', 'monitoring'],
  },
  messages: {
    silent:
      '`{handler}` uses the model and writes nothing about it: nobody can tell later who asked, how often, or which model answered. Log one line with the caller, the request and the version of the model, without the data itself.',
  },
  triggers: ['fastapi', 'flask', 'starlette', 'sanic', 'aiohttp', 'tornado', 'litestar', 'django', 'rest_framework'],
  confirm: mayAnswerRequests,
  check: {
    python(document, report, context) {
      if (context.isNotebook || INSTRUMENTED.test(document.text)) return;
      const routes = document
        .routes()
        .filter(({ framework, handler }) => FRAMEWORKS.has(framework) && handler !== undefined);
      if (routes.length === 0 || document.functions.some((definition) => isTellingHook(document, definition))) return;
      // The server's own line about each request names the path and the caller, if not the model.
      const confidence = document.calls('uvicorn.run', 'uvicorn.Config').length > 0 ? 'low' : 'medium';
      const silent = routes.filter(
        ({ handler, reachesModel }) => handler !== undefined && reachesModel && !tells(document, handler),
      );
      const [first, ...others] = silent;
      if (first?.handler === undefined) return;
      report({
        at: first.at,
        message: 'silent',
        confidence,
        data: { handler: first.handler.name },
        related: others.map(({ at }) => ({ at, message: 'So does this route.' })),
      });
    },
  },
});

function isTellingHook({ text }: PythonDocument, { decorators, name, bodyRange }: PythonFunction): boolean {
  const isHook =
    decorators.some((decorator) => HOOK.test(decorator.text)) || /^(?:dispatch|prepare|on_finish)$/.test(name);
  return isHook && tellsAnybody(text.slice(bodyRange.start, bodyRange.end));
}

/** Whether a function, or one of this file that it calls or depends on, tells of what it does. */
function tells(document: PythonDocument, definition: PythonFunction): boolean {
  const { bodyRange, range, decorators } = definition;
  const body = document.text.slice(bodyRange.start, bodyRange.end);
  if (tellsAnybody(body) || TRAIL.test(body)) return true;
  if (
    decorators.some(({ text }) =>
      DECORATOR.test(text.replace(/["'][^"'\n]*["']/g, '').replace(/login|catalog|timeout|account/gi, '')),
    )
  )
    return true;
  const whole = document.text.slice(range.start, range.end);
  return document.functions.some(
    (other) =>
      other !== definition &&
      new RegExp(`\\b${other.name}\\b`).test(whole) &&
      tellsAnybody(document.text.slice(other.bodyRange.start, other.bodyRange.end)) &&
      !(other.bodyRange.start <= bodyRange.start && bodyRange.end <= other.bodyRange.end),
  );
}

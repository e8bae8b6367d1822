import { defineRule } from '../../engine/rule';
import type { RouteFramework } from '../../lang/python/types';

/** Frameworks whose apps limit callers in their code. */
const FRAMEWORKS: ReadonlySet<RouteFramework> = new Set<RouteFramework>([
  ...(['fastapi', 'flask', 'starlette', 'sanic', 'aiohttp', 'tornado', 'litestar', 'django'] as const),
]);
const LIMIT =
  /limiter|slowapi|throttl|rate_?limit|RateLimit|ratelimit|max_requests_per|requests_per_(?:second|minute|hour)|leaky_?bucket|token_?bucket|quota|\bSemaphore\(|upstash_ratelimit|pyrate/i;

export default defineRule({
  id: 'unlimited-prediction-rate',
  meta: {
    summary: 'Anybody may ask the model as often as they like',
    severity: 'info',
    confidence: 'medium',
    level: 'strict',
    fix: 'none',
    since: '0.1.0',
    cwe: [770],
    owaspMl: ['ML05'],
    owaspLlm: ['LLM10'],
    atlas: ['AML.T0024.002', 'AML.T0034'],
    stages: ['deployment'],
  },
  messages: {
    unlimited:
      '`{path}` answers anybody as often as they ask: in a night somebody copies the model, or runs up your bill. Limit how often one caller may ask (slowapi, Flask-Limiter, throttle classes, the gateway in front).',
  },
  triggers: ['fastapi', 'flask', 'starlette', 'sanic', 'aiohttp', 'tornado', 'litestar', 'django', 'rest_framework'],
  check: {
    python(document, report, context) {
      if (context.isNotebook || LIMIT.test(document.text)) return;
      const open = document
        .routes()
        .filter(({ framework, reach }) => FRAMEWORKS.has(framework) && reach !== 'local')
        .filter(({ isPartOfApp, checks, reachesModel }) => isPartOfApp && checks.length === 0 && reachesModel);
      const [first, ...others] = open;
      if (first === undefined) return;
      const related = others.map(({ at }) => ({ at, message: 'So does this route.' }));
      report({ at: first.at, message: 'unlimited', data: { path: first.path }, related });
    },
  },
});

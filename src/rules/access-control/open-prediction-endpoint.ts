import type { Confidence, Severity } from '../../core/finding';
import type { PythonRoute, RouteFramework } from '../../lang/python/types';
import { defineRule } from '../../engine/rule';
import { mayAnswerRequests } from '../shared/request-texts';
import { mappedSettings, writtenSettings } from './shared/torchserve';

interface Framework {
  readonly name: string;
  /** What to put in front, in the framework's own words. */
  readonly how: string;
  /** Whether callers are checked in the code, and not by what is deployed around it or by a settings file. */
  readonly checksInCode: boolean;
}

const inCode = (name: string, how: string): Framework => ({ name, how, checksInCode: true });
const around = (name: string, how: string): Framework => ({ name, how, checksInCode: false });

const FRAMEWORKS: Readonly<Record<RouteFramework, Framework>> = {
  fastapi: inCode('FastAPI', '`Depends(APIKeyHeader(…))`, `Security(…)`'),
  flask: inCode('Flask', '`@login_required`, `before_request`'),
  starlette: inCode('Starlette', '`@requires("authenticated")`, a middleware'),
  sanic: inCode('Sanic', '`@app.on_request`, a decorator of yours'),
  aiohttp: inCode('aiohttp', '`web.Application(middlewares=[…])`'),
  tornado: inCode('Tornado', '`@authenticated`, `prepare()`'),
  litestar: inCode('Litestar', '`guards=[…]`'),
  mcp: inCode('MCP', '`auth=`, a token verifier'),
  django: around('Django', '`@login_required`, `permission_classes`'),
  dash: around('Dash', '`dash_auth.BasicAuth(app, …)`'),
  gradio: around('Gradio', '`launch(auth=…)`'),
  streamlit: around('Streamlit', '`st.login()`'),
  bentoml: around('BentoML', 'a middleware, a protected deployment'),
  'ray-serve': around('Ray Serve', 'FastAPI with `@serve.ingress(app)`, a gateway'),
  litserve: around('LitServe', '`authorize()`, LIT_SERVER_API_KEY'),
  mlserver: around('MLServer', 'a gateway'),
  kserve: around('KServe', 'a policy of the mesh'),
  'aws-lambda': around('AWS Lambda', 'an authorizer'),
};

export default defineRule({
  id: 'open-prediction-endpoint',
  meta: {
    summary: 'A route of a web framework or model server lets anybody who can reach it use the model',
    severity: 'warning',
    confidence: 'medium',
    fix: 'none',
    since: '0.1.0',
    cwe: [306],
    owaspMl: ['ML05'],
    owaspLlm: ['LLM10'],
    atlas: ['AML.T0040', 'AML.T0049'],
    stages: ['deployment'],
  },
  messages: {
    open: 'Anybody who can reach `{path}` can use the model: nothing in front of `{handler}` asks who is calling. They can copy the model by asking it often, or run up your bill. Ask for a key or a login ({how}).',
    elsewhere:
      'Nothing in this file asks who is calling `{path}`, which uses the model. If the router is not protected where it is included, ask for a key or a login ({how}).',
    around:
      'Nothing in this file asks who is calling `{path}`, which uses the model. If what {framework} is deployed behind does not ask either, anybody can copy the model or run up your bill: ask for a key or a login ({how}).',
    disabled:
      '`{what}` switches off the token with which TorchServe asks who is calling: anybody who can reach it can use the models, and load other ones. Leave it out.',
  },
  triggers: [
    ...['disable-token-auth', 'TS_DISABLE_TOKEN_AUTHORIZATION', 'disable_token_authorization'],
    ...['fastapi', 'flask', 'starlette', 'sanic', 'aiohttp', 'tornado', 'litestar', 'django', 'rest_framework'],
    ...['dash', 'gradio.launch', 'streamlit', 'bentoml', 'ray.serve', 'litserve', 'mlserver', 'kserve', 'FastMCP'],
    ...['def handler(event', 'def lambda_handler('],
  ],
  confirm: (text) => /disable[-_]token/i.test(text) || mayAnswerRequests(text),
  check: {
    python(document, report, context) {
      const views = new Set<number>();
      for (const route of document.routes()) {
        const { framework, path, at, handler } = route;
        // The `predict` of a LitAPI is the model, whatever it calls.
        const reachesModel = route.reachesModel || framework === 'litserve';
        if (route.reach === 'local' || !reachesModel || route.checks.length > 0) continue;
        // A view of Django stands in the list of addresses as well.
        if (framework === 'django' && handler !== undefined) {
          if (views.has(handler.range.start)) continue;
          views.add(handler.range.start);
        }
        const { name, how } = FRAMEWORKS[framework];
        const judgement = judge(route, context.isNotebook);
        if (!FRAMEWORKS[framework].checksInCode) {
          report({ at, message: 'around', ...judgement, data: { path, framework: name, how } });
        } else if (route.isPartOfApp) {
          report({ at, message: 'open', ...judgement, data: { path, handler: handler?.name ?? path, how } });
        } else report({ at, message: 'elsewhere', ...judgement, data: { path, how } });
      }
    },
    shell(document, report) {
      // Nobody but this machine reaches the ports that the service publishes.
      if (document.reach === 'machine') return;
      for (const { name, words } of document.commands) {
        const off = /^torchserve\b/.test(name)
          ? words.find(({ value }) => value === '--disable-token-auth')
          : undefined;
        if (off !== undefined) report({ at: off.range, message: 'disabled', data: { what: off.text } });
      }
      for (const { key, value, at } of writtenSettings(document)) {
        if (isTokenOff(key, value)) report({ at, message: 'disabled', data: { what: `${key}=${value}` } });
      }
    },
    yaml(document, report) {
      for (const { key, value, at } of mappedSettings(document)) {
        if (isTokenOff(key, value)) report({ at, message: 'disabled', data: { what: `${key}=${value}` } });
      }
    },
    ini(document, report) {
      for (const { key, value, keyRange, valueRange } of document.sections.flatMap(({ entries }) => entries)) {
        if (!isTokenOff(key, value)) continue;
        const at = { start: keyRange.start, end: valueRange.end };
        report({ at, message: 'disabled', data: { what: `${key}=${value}` } });
      }
    },
    environment({ name, value, nameRange, reach }, report) {
      if (!isTokenOff(name, value ?? '') || reach === 'machine') return;
      report({ at: nameRange, message: 'disabled', data: { what: `${name}=${value ?? ''}` } });
    },
  },
});

function isTokenOff(name: string, value: string): boolean {
  return (
    /^(?:TS_DISABLE_TOKEN_AUTHORIZATION|disable_token_authorization)$/.test(name) && /^["']?true["']?$/i.test(value)
  );
}

/** A notebook shows how it is done; what answers strangers is what is made of it. */
function judge(
  { framework, isPartOfApp }: PythonRoute,
  isNotebook: boolean,
): { readonly severity: Severity; readonly confidence: Confidence } {
  const { checksInCode } = FRAMEWORKS[framework];
  const isCertain = checksInCode && isPartOfApp && !isNotebook;
  // A mesh asks who is calling as a rule, and a notebook is no server.
  const isElsewhere = framework === 'kserve' || (!checksInCode && isNotebook);
  return { severity: isCertain ? 'warning' : 'info', confidence: isElsewhere ? 'low' : 'medium' };
}

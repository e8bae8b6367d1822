import { defineRule } from '../../engine/rule';
import { isGuardedApp, isGuardedHandler } from './shared/guards';
import { createModelFinder } from './shared/model-calls';
import { predictionRoutes } from './shared/routes';

export default defineRule({
  id: 'open-prediction-endpoint',
  meta: {
    summary: 'A route of FastAPI or Flask lets anybody who can reach it use the model',
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
  },
  triggers: ['fastapi', 'flask'],
  check: {
    python(document, report, context) {
      const routes = predictionRoutes(document);
      if (routes.length === 0) return;
      const reachesModel = createModelFinder(document);
      for (const route of routes) {
        const { handler, path, at, framework } = route;
        if (!reachesModel(handler) || isGuardedHandler(document, route) || isGuardedApp(document, route)) continue;
        const how =
          framework === 'fastapi' ? '`Depends(APIKeyHeader(…))`, `Security(…)`' : '`@login_required`, `before_request`';
        // A notebook shows how it is done; what answers strangers is what is made of it.
        const severity = context.isNotebook ? 'info' : 'warning';
        if (route.isPartOfApp) report({ at, message: 'open', severity, data: { path, handler: handler.name, how } });
        else report({ at, message: 'elsewhere', severity: 'info', data: { path, how } });
      }
    },
  },
});

import type { Range } from '../../core/range';
import { defineRule } from '../../engine/rule';
import type { PythonDocument, PythonFunction } from '../../lang/python/types';
import { handlersOf } from '../shared/handler-code';

/** What gives a value for each class, or the inside of a model. */
const WHOLE =
  /\b(?:predict_proba|predict_log_proba|decision_function|softmax|log_softmax|sigmoid|embed(?:_query|_documents)?|get_embeddings?|hidden_states?)\s*\(|\.(?:logits|last_hidden_state|hidden_states|embeddings?|pooler_output|attentions)\b/;
/** What leaves one number, or the best few, of it. */
const REDUCED =
  /\b(?:argmax|argsort|max|topk|top_k|round|nlargest|mean|sum|sorted|float|int)\s*\(|\.item\(|\[\s*(?:0|-1|i|row)\s*\]\s*\[\s*-?\d+\s*\]|\[\s*:\s*,\s*-?\d+\s*\]|\[\s*\d+\s*,\s*-?\d+\s*\]|\[\s*(?:label|index|idx|best|pred\w*|top)\s*\]/;
const EMBEDDING_SERVICE = /embed|encode|vector|feature/i;
const RETURN = /^[ \t]*return\b(.*)$/gm;

export default defineRule({
  id: 'full-model-output',
  meta: {
    summary: 'A route answers with everything that the model computed',
    severity: 'info',
    confidence: 'medium',
    level: 'strict',
    fix: 'none',
    since: '0.1.0',
    cwe: [200],
    owaspMl: ['ML03', 'ML04', 'ML05'],
    atlas: ['AML.T0024.000', 'AML.T0024.001'],
    stages: ['deployment'],
  },
  messages: {
    whole:
      '`{path}` answers with all of `{what}`: exact numbers for each class let somebody copy the model, or find out who was in the training data, with few questions. Answer with the label, and a rounded value where it is needed.',
  },
  triggers: [
    ...[
      'predict_proba',
      'predict_log_proba',
      'decision_function',
      'softmax',
      'logits',
      'last_hidden_state',
      'embeddings',
    ],
    ...['pooler_output', 'hidden_states', 'embed_query', 'attentions', 'sigmoid'],
  ],
  confirm: (text) =>
    /fastapi|flask|starlette|django|rest_framework|aiohttp|sanic|tornado|litestar|bentoml|litserve|ray|mlserver|kserve|def (?:lambda_)?handler\(/.test(
      text,
    ),
  check: {
    python(document, report) {
      for (const { definition, route } of handlersOf(document)) {
        if (!route.reachesModel || EMBEDDING_SERVICE.test(`${route.path} ${definition.name}`)) continue;
        const found = wholeAnswer(document, definition);
        if (found !== undefined)
          report({ at: found.at, message: 'whole', data: { path: route.path, what: found.what } });
      }
    },
  },
});

function wholeAnswer(
  { text, assignments }: PythonDocument,
  { bodyRange }: PythonFunction,
): { readonly at: Range; readonly what: string } | undefined {
  const names = assignments
    .filter(({ range }) => bodyRange.start <= range.start && range.end <= bodyRange.end)
    .filter(({ targetText, value }) => /^\w+$/.test(targetText) && WHOLE.test(value.text) && !REDUCED.test(value.text))
    .map(({ targetText }) => targetText);
  const body = text.slice(bodyRange.start, bodyRange.end);
  for (const match of body.matchAll(RETURN)) {
    const written = match[1] ?? '';
    const direct = WHOLE.exec(written);
    const named = names.length === 0 ? null : new RegExp(`\\b(?:${names.join('|')})\\b(?!["'])`).exec(written);
    const shown = direct ?? named;
    if (shown === null || REDUCED.test(written)) continue;
    const start = bodyRange.start + match.index + match[0].search(/\S/);
    const end = bodyRange.start + match.index + match[0].trimEnd().length;
    return { at: { start, end }, what: shown[0].replace(/^\.|\s*\($/g, '') };
  }
  return undefined;
}

import { defineRule } from '../../engine/rule';
import type { Origin, PythonCall, PythonDocument, PythonExpression, PythonFunction } from '../../lang/python/types';
import { handlersOf, reachableCode } from '../shared/handler-code';
import { showPath } from '../shared/origin-tier';
import { isNumericCall, requestOrigins } from './shared/request-input';

const PREDICTING =
  /^a?(?:predict|predict_proba|predict_log_proba|predict_step|decision_function|score_samples|infer|inference|forward|run)$/;
const MODEL =
  /(?:^|[._])(?:model|net|network|clf|classifier|regressor|estimator|pipe|pipeline|predictor|booster|session|sess|encoder|bst)s?\d*$/i;
/** Types of parameters that let everything through. */
const LOOSE_TYPE =
  /^(?:Annotated\[)?(?:typing\.)?(?:dict|Dict|list|List|Any|object|Mapping|Request|bytes|str)(?:\[\s*(?:str\s*,\s*)?(?:Any|object|dict|Dict|list|List)\b.*\])?(?:\s*,.*\])?$/s;
/** Looking at the shape, the kind or the range of what came in, or refusing it. */
const CHECK =
  /\bisinstance\(|\blen\(|\.shape\b|\.ndim\b|\.dtypes?\b|\.columns\b|\.issubset\(|valid(?:at|ity)|is_valid|[Ss]chema|BaseModel|TypeAdapter|parse_obj|pydantic|pandera|marshmallow|cerberus|voluptuous|great_expectations|\bassert\b|isfinite|isnan|isnull|\bclip\(|check_(?:array|input|features|X_y)|\bnot in\b|abort\(\s*4(?:00|22)|\b4(?:00|22)\b|HTTP_4|BadRequest|ValidationError|raise\s+ValueError|RequestParser|add_argument\(|\bin\s+(?:range|[A-Z_]{3,})\b|[<>]=?\s*[\d-]|\bsanitize|\bclean_|\bform\.cleaned_data/;

export default defineRule({
  id: 'unvalidated-model-input',
  meta: {
    summary: 'What a request sends goes into the model unseen',
    severity: 'error',
    confidence: 'medium',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [20],
    owaspMl: ['ML01'],
    atlas: ['AML.T0043', 'AML.T0029'],
    stages: ['deployment'],
  },
  messages: {
    unseen:
      '`{what}` is given what a request sends, without a look at its shape, kind or range: odd input makes the model answer nonsense, crash, or take all memory. Describe the input (a pydantic model with `Field(ge=…, le=…, max_length=…)`), and refuse the rest.',
    pixels:
      'Without a limit on pixels, Pillow opens any picture: one of a few kilobytes can unpack to gigabytes and take the server down. Leave the limit, or set it to what your model needs.',
  },
  triggers: [
    ...[
      'MAX_IMAGE_PIXELS',
      'predict request',
      'predict fastapi',
      'predict event',
      'predict self.get',
      'tensor request',
    ],
    ...[
      'tensor fastapi',
      'predict litestar',
      'session.run request',
      'sess.run request',
      'predict django',
      'infer request',
    ],
  ],
  confirm: (text) =>
    text.includes('MAX_IMAGE_PIXELS') ||
    /fastapi|flask|starlette|django|rest_framework|aiohttp|sanic|tornado|litestar|quart|falcon|bottle|def (?:lambda_)?handler\(/.test(
      text,
    ),
  check: {
    python(document, report, context) {
      for (const { targetText, value, range } of document.assignments) {
        if (!targetText.endsWith('MAX_IMAGE_PIXELS') || value.kind !== 'none') continue;
        const edits = [{ range: value.range, text: '50_000_000' }];
        const fix = { title: 'Limit pictures to 50 million pixels', safety: 'unsafe' as const, edits };
        report({ at: range, message: 'pixels', severity: context.isNotebook ? 'warning' : 'error', fix });
      }
      const severity = context.isNotebook ? 'info' : 'warning';
      for (const { definition, route } of handlersOf(document)) {
        if (!route.reachesModel || CHECK.test(reachableCode(document, definition))) continue;
        const use = definition.calls().find((call) => isNumericUse(call));
        const sent = use && looseInput(document, definition, use);
        if (use === undefined || sent === undefined) continue;
        const data = { what: use.callee.text.slice(0, 60) };
        report({ at: use.range, message: 'unseen', severity, data, related: showPath(sent, use.range) });
      }
    },
  },
});

/** A model that is given numbers; what chat models are asked is text, and another matter. */
function isNumericUse(call: PythonCall): boolean {
  const { method, receiver, callee } = call;
  if (receiver !== undefined && PREDICTING.test(method)) {
    return method !== 'run' || /sess/i.test(receiver.text);
  }
  if (callee.kind !== 'name' && receiver?.text !== 'self') return false;
  return MODEL.test(callee.text) && call.arguments.some(({ value }) => isNumericExpression(value));
}

function isNumericExpression(value: PythonExpression): boolean {
  const made = value.originCall();
  return (
    made !== undefined && (isNumericCall(made) || (made.receiver !== undefined && isNumericExpression(made.receiver)))
  );
}

/** The part of a request that an argument was made of, where nothing says what it has to be like. */
function looseInput(document: PythonDocument, definition: PythonFunction, use: PythonCall): Origin | undefined {
  for (const { value } of use.arguments) {
    const sent = requestOrigins(value);
    const loose = sent.find(({ at }) => {
      const text = document.text.slice(at.start, at.end);
      const parameter = definition.parameters.find(
        ({ name, range }) => name === text || (range.start <= at.start && at.end <= range.end),
      );
      // A path variable of Flask has no type, and one of FastAPI always has: what it says is checked there.
      return parameter?.annotation === undefined
        ? parameter === undefined || ['request', 'event'].includes(parameter.name)
        : LOOSE_TYPE.test(parameter.annotation.text);
    });
    if (loose !== undefined) return loose;
  }
  return undefined;
}

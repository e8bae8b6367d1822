import type { Range } from '../../core/range';
import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonCall, PythonDocument, PythonFunction } from '../../lang/python/types';
import { isToldBefore, tellsAnybody } from './shared/handlers';
import { loggerIn } from './shared/loggers';

const FRAMEWORKS = [
  ...['fastapi', 'flask', 'starlette', 'django', 'rest_framework', 'aiohttp', 'sanic', 'tornado', 'litestar', 'quart'],
  ...['falcon', 'bottle', 'bentoml', 'litserve', 'jwt', 'jose', 'werkzeug'],
];
/** Calls that say by a number that somebody is kept out, with the keywords that hold the number. */
const NUMBERED = [
  ...['HTTPException', 'HTTPError', 'abort', 'Response', 'JSONResponse', 'PlainTextResponse', 'HttpResponse'],
  ...['JsonResponse', 'make_response', 'json_response', 'set_status', 'send_error', 'HTTPResponse', 'json', 'text'],
];
const POSITIONAL = new Set(['HTTPException', 'HTTPError', 'abort', 'set_status', 'send_error']);
const KEYWORDS = ['status_code', 'status', 'code'];
/** Calls that say so by their names. */
const NAMED = [
  ...['HTTPUnauthorized', 'HTTPForbidden', 'Unauthorized', 'Forbidden', 'PermissionDenied', 'NotAuthenticated'],
  ...['AuthenticationFailed', 'NotAuthorizedException', 'PermissionDeniedException', 'HttpResponseForbidden'],
];
const STATUS_NAME = /HTTP_40[13]|\.(?:UNAUTHORIZED|FORBIDDEN)\b/;
/** What no call tells: `return "…", 401`, `raise PermissionDenied`, `{"statusCode": 403}`. */
const WRITTEN =
  /^[ \t]*return\b[^\n]*,[ \t]*40[13][ \t]*(?=#|\r?$)|^[ \t]*\)[ \t]*,[ \t]*40[13][ \t]*(?=#|\r?$)|^[ \t]*raise[ \t]+[\w.]*(?:PermissionDenied|NotAuthenticated|AuthenticationFailed|Forbidden|Unauthorized)[ \t]*(?=#|\r?$)|["']statusCode["'][ \t]*:[ \t]*40[13]\b/gm;
const APP_LEVEL =
  /\b(?:middleware|after_request|after_app_request|errorhandler|exception_handler|on_response|teardown_request)\b/;

export default defineRule({
  id: 'unlogged-access-denial',
  meta: {
    summary: 'Somebody is kept out, and no log says so',
    severity: 'info',
    confidence: 'medium',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [778],
    owaspMl: ['ML05'],
    atlas: ['AML.T0049'],
    stages: ['deployment', 'monitoring'],
  },
  messages: {
    silent:
      '`{name}` refuses a caller, and writes nothing about it: nobody sees it when keys or passwords are tried out by the thousand. Log who was refused, and where.',
  },
  triggers: [
    ...['401', '403', 'UNAUTHORIZED', 'FORBIDDEN', 'PermissionDenied', 'NotAuthenticated', 'AuthenticationFailed'],
    ...['HTTPUnauthorized', 'HTTPForbidden', 'Forbidden', 'Unauthorized', 'NotAuthorizedException'],
  ],
  confirm: (text) =>
    /\b40[13]\b|HTTP_40[13]|UNAUTHORIZED|FORBIDDEN|PermissionDenied|NotAuthenticated|AuthenticationFailed|Forbidden|Unauthorized|NotAuthorized/.test(
      text,
    ) && /\b(?:return|raise|abort|set_status|send_error)\b/.test(text),
  check: {
    python(document, report) {
      const isLambda = document.text.includes('statusCode');
      if (!isLambda && !FRAMEWORKS.some((module) => document.importsModule(module))) return;
      // An app that writes down every answer, or every error, writes down these too.
      if (document.functions.some((definition) => isLoggingHook(document, definition))) return;
      const reported = new Set<PythonFunction>();
      for (const at of denials(document)) {
        const definition = functionAround(document, at.start);
        if (definition === undefined || reported.has(definition)) continue;
        if (isToldBefore(document.text, at.start) || tellsInDecorator(definition)) continue;
        reported.add(definition);
        report({ at, message: 'silent', data: { name: definition.name }, fix: logFirst(document, at) });
      }
    },
  },
});

function denials(document: PythonDocument): readonly Range[] {
  const { text } = document;
  const numbered = document.callsNamed(...NUMBERED).filter(isDenial);
  const named = document.callsNamed(...NAMED);
  const written = [...text.matchAll(WRITTEN)].map((match) => {
    const start = match.index + match[0].search(/\S/);
    return { start, end: match.index + match[0].trimEnd().length };
  });
  // An exception that is made first, and raised in several places: `raise credentials_exception`.
  const kept = document.assignments
    .filter(({ value }) => [...numbered, ...named].some(({ range }) => range.start === value.range.start))
    .map(({ targetText }) => targetText)
    .filter((name) => /^\w+$/.test(name));
  const raised = kept.flatMap((name) =>
    [...text.matchAll(new RegExp(`\\braise[ \\t]+${name}\\b`, 'g'))].map(({ 0: found, index }) => ({
      start: index,
      end: index + found.length,
    })),
  );
  const called = [...numbered, ...named].map(({ range }) => range).filter(({ start }) => isAnswer(text, start));
  return [...called, ...written, ...raised].sort((a, b) => a.start - b.start);
}

function isDenial(call: PythonCall): boolean {
  const status =
    KEYWORDS.map((keyword) => call.argument(keyword)).find((argument) => argument !== undefined) ??
    (POSITIONAL.has(call.method) ? call.arguments[0] : undefined);
  if (status === undefined) return false;
  const value = status.value.value()?.value;
  return value === 401 || value === 403 || STATUS_NAME.test(status.value.text);
}

/** Whether it is given to the caller here: behind `raise` or `return`, or as a statement of its own. */
function isAnswer(text: string, start: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return /^\s*(?:(?:el)?if\b.*:\s*|else:\s*)?(?:raise|return|await|return await|)\s*$/.test(before);
}

function isLoggingHook({ text }: PythonDocument, { decorators, name, bodyRange }: PythonFunction): boolean {
  const isHook = decorators.some((decorator) => APP_LEVEL.test(decorator.text)) || name === 'process_response';
  return isHook && tellsAnybody(text.slice(bodyRange.start, bodyRange.end));
}

function tellsInDecorator({ decorators }: PythonFunction): boolean {
  return decorators.some(({ text }) =>
    /log|audit|trace|monitor/i.test(text.replace(/["'][^"']*["']|login|catalog|dialog/gi, '')),
  );
}

function functionAround({ functions }: PythonDocument, offset: number): PythonFunction | undefined {
  return functions.findLast(({ bodyRange }) => bodyRange.start <= offset && offset < bodyRange.end);
}

/** A line in front of the statement, where that stands on a line of its own. */
function logFirst(document: PythonDocument, { start }: Range): FixProposal | undefined {
  const line = document.text.lastIndexOf('\n', start - 1) + 1;
  const before = document.text.slice(line, start);
  if (!/^[ \t]+(?:raise|return|await)?[ \t]*$/.test(before) || !/^[ \t]*\w/.test(document.text.slice(line)))
    return undefined;
  const indent = /^[ \t]*/.exec(before)?.[0] ?? '';
  const { text, imports } = loggerIn(document);
  return {
    title: 'Log that access was denied',
    safety: 'unsafe',
    edits: [{ range: { start: line, end: line }, text: `${indent}${text}.warning("Access denied")\n` }],
    imports,
  };
}

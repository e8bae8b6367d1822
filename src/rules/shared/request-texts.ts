import { MODULES } from '../../lang/python/routes/frameworks';
import type { Origin, PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';

/** Whoever imports one of these may answer requests; Ray and BentoML do other things as well. */
const FRAMEWORKS = [
  ...MODULES.filter((module) => module !== 'ray' && module !== 'bentoml'),
  ...['flask\\w+', 'quart', 'bottle', 'falcon'],
].join('|');
const IMPORTS = new RegExp(String.raw`\b(?:from|import)[ \t][^\n#]{0,200}?\b(?:${FRAMEWORKS})\b`);
const HANDLES =
  /@[ \t]*[\w.]+\.(?:route|get|post|put|patch|delete|websocket|api_route|head|options|api|task|tool)\b|@[ \t]*(?:[\w.]+\.)?(?:deployment|ingress)\b|\bdef[ \t]+(?:\w+_)?handler[ \t]*\(|\brequest\.(?:args|form|json|GET|POST|values|query)/;
/** What BentoML calls on other code than a service has no part in it. */
const SERVES_BENTOS = /\bbentoml[ \t]*\.[ \t]*[sS]ervice\b|\bbentoml[ \t]+as\b/;
const IMPORTS_BENTOS = /\bfrom[ \t]+bentoml\b[^\n]*\bimport\b/;

/** Several rules ask about the same text, one after another. */
let last = { text: '', mayAnswer: false };

/** Whether a program may answer requests, as far as its text tells: asked before it is parsed. */
export function mayAnswerRequests(text: string): boolean {
  if (text !== last.text) last = { text, mayAnswer: mayAnswer(text) };
  return last.mayAnswer;
}

function mayAnswer(text: string): boolean {
  if (HANDLES.test(text) || IMPORTS.test(text) || SERVES_BENTOS.test(text)) return true;
  return IMPORTS_BENTOS.test(text) && /\b[sS]ervice\b/.test(text);
}

/** What occurs in a file that answers requests, beside `requests` of the client. */
export const SERVER_TRIGGERS = [
  ...['fastapi', 'flask', 'django', 'starlette', 'aiohttp', 'sanic', 'tornado', 'litestar', 'quart', 'bottle'],
  ...['streamlit', 'gradio', 'bentoml', 'mcp', 'rest_framework', '_handler', 'request.args', 'request.form'],
  ...['request.json', 'request.GET', 'request.POST', 'request.values', 'request.query'],
];

/** How a text from a request is put together on its way, each as written: the use last. */
export function textsOnTheWay(document: PythonDocument, use: PythonExpression, origin: Origin): readonly string[] {
  return [...origin.path, use.range].map(({ start, end }) => document.text.slice(start, Math.min(end, start + 400)));
}

/**
 * Whether a check in a function that the text goes through, or that uses it, says anything like `words`. Which check it is
 * cannot be told, so any of them counts.
 */
export function isCheckedOnTheWay(document: PythonDocument, call: PythonCall, origin: Origin, words: RegExp): boolean {
  const places = [origin.at, ...origin.path, call.range].map(({ start }) => start);
  const around = document.functions.filter(({ range }) =>
    places.some((place) => range.start <= place && place < range.end),
  );
  if (around.length === 0)
    return words.test(document.text.slice(Math.max(0, call.range.start - 4000), call.range.start));
  return around.some(({ range }) =>
    words.test(document.text.slice(range.start, Math.min(range.end, range.start + 8000))),
  );
}

/** Whether a name holds what a request sends: a parameter that is the origin, or a variable that is assigned it. */
export function holdsRequest(document: PythonDocument, name: string, origin: Origin): boolean {
  const parameter = document.text.slice(origin.at.start, Math.min(origin.at.end, origin.at.start + 80));
  if (/^\**(\w+)/.exec(parameter)?.[1] === name) return true;
  return document.assignments.some(
    ({ targetText, value }) => targetText === name && value.origins().some(({ kind }) => kind === 'request'),
  );
}

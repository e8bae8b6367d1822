import type { Edit } from '../../core/fix';
import type { Range } from '../../core/range';
import { defineRule, type FixProposal } from '../../engine/rule';
import { mayAnswerRequests } from '../shared/request-texts';
import type { PythonDocument, PythonFunction } from '../../lang/python/types';
import { exceptClauses, tellsAnybody } from './shared/handlers';

/** Errors that were not made to be shown: whatever went wrong inside. What is wrong with the input may be said. */
const INNER_ERROR =
  /^$|\b(?:Base)?Exception\b|\b(?:Runtime|OS|IO|Connection|FileNotFound|Permission|Memory|SQLAlchemy|Database|Operational|Client|Boto|Import|Attribute|Assertion)Error\b|\b(?:sqlite3|psycopg2?|pymysql|mysql\.connector)\.\w*Error\b|\bRequestException\b/;
const ERROR_HANDLER = /\.(?:errorhandler|app_errorhandler|exception_handler|exception)\b/;
/** What gives its content to whoever asked. */
const ANSWER =
  /^[ \t]*(?:return\b(?!\s*(?:None|False|True)?\s*$)|yield\b|raise\s+(?:\w+\.)*(?:HTTP\w*|\w*HTTPError|Error|APIException|InternalServerError|ServiceException|InvalidInput)\s*\(|(?:\w+\.)?abort\s*\(|(?:self|st|streamlit)\.(?:write|finish|error|exception|send_error)\s*\(|(?:\w+\.)*(?:send_error|set_details)\s*\(|(?:response|resp)(?:\.\w+|\[[^\]\n]+\])\s*=)/;
const TRACE = /\btraceback\.(?:format_exc|format_exception|format_tb)\(|\bexc_info\(\)|\bst(?:reamlit)?\.exception\(/;

export default defineRule({
  id: 'leaked-error-detail',
  meta: {
    summary: 'A request that fails is answered with the text of the error or the stack trace',
    severity: 'info',
    confidence: 'medium',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [209],
    owaspMl: ['ML05'],
    atlas: ['AML.T0049'],
    stages: ['deployment', 'monitoring'],
  },
  messages: {
    error:
      'The answer holds the text of whatever went wrong (`{what}`): paths, queries, names of servers, shapes of the model. Log it, and answer with a fixed text and a number to ask about.',
    trace:
      'The answer holds the stack trace: code, paths and versions, from which an attack is planned. Log it, and answer with a fixed text and a number to ask about.',
  },
  triggers: ['except as', 'format_exc', 'errorhandler', 'exception_handler', 'st.exception', 'format_exception'],
  alongside: [
    ...[
      'fastapi',
      'flask',
      'starlette',
      'django',
      'rest_framework',
      'aiohttp',
      'sanic',
      'tornado',
      'litestar',
      'bentoml',
    ],
    ...['litserve', 'ray.serve', 'mlserver', 'kserve', 'gradio', 'streamlit', 'handler(', 'quart', 'falcon', 'bottle'],
  ],
  confirm: (text) =>
    /\b(?:str|repr)\(\s*\w+\s*\)|\{\s*\w+\s*(?:![rs])?\}|traceback\.|st\.exception|\.args\b|error\.message/.test(
      text,
    ) && mayAnswerRequests(text),
  check: {
    python(document, report) {
      const handlers = answeringFunctions(document);
      const isAnswering = ({ start }: Range): boolean =>
        handlers.some(({ bodyRange }) => bodyRange.start <= start && start < bodyRange.end);
      for (const { types, alias, body } of exceptClauses(document)) {
        for (const { line, shown, isTrace } of answersWith(document, body, alias)) {
          const isRaised = /\braise\b|\babort\b/.test(line.text);
          if (!isTrace && !INNER_ERROR.test(types)) continue;
          if (!isRaised && !isAnswering(line)) continue;
          if (isRaised && !isAnswering(line) && !/HTTP|abort/.test(line.text)) continue;
          if (isTrace) report({ at: shown, message: 'trace' });
          else {
            const what = document.text.slice(shown.start, shown.end);
            report({ at: shown, message: 'error', data: { what }, fix: logInstead(document, body, line, shown) });
          }
        }
      }
      for (const handler of handlers) {
        const decorator = handler.decorators.find(({ text }) => ERROR_HANDLER.test(text));
        const alias = handler.parameters.findLast(({ name }) => name !== 'self' && !name.startsWith('req'))?.name;
        if (decorator === undefined || alias === undefined || !handlesInner(decorator.text)) continue;
        for (const { shown, isTrace } of answersWith(document, handler.bodyRange, alias)) {
          if (isTrace) report({ at: shown, message: 'trace' });
          else report({ at: shown, message: 'error', data: { what: document.text.slice(shown.start, shown.end) } });
        }
      }
    },
  },
});

function answeringFunctions(document: PythonDocument): readonly PythonFunction[] {
  const handlers = document.routes().flatMap(({ handler }) => handler ?? []);
  const errorHandlers = document.functions.filter(({ decorators }) =>
    decorators.some(({ text }) => ERROR_HANDLER.test(text)),
  );
  return [...new Set([...handlers, ...errorHandlers])];
}

/** `@app.errorhandler(Exception)`, `@app.errorhandler(500)`, not that of a 404 or of an error of the project's own. */
function handlesInner(decorator: string): boolean {
  const [, handled = ''] = /\(\s*([\w.]*)/.exec(decorator) ?? [];
  return handled === '500' || (handled !== '' && INNER_ERROR.test(handled));
}

interface Answer {
  readonly line: Range & { readonly text: string };
  /** What shows the error, inside of the line. */
  readonly shown: Range;
  readonly isTrace: boolean;
}

/** Statements that answer with the error, under its own name or one that it was given. */
function answersWith({ text }: PythonDocument, body: Range, alias: string | undefined): readonly Answer[] {
  const names = new Set<string>();
  const traces = new Set<string>();
  const found: Answer[] = [];
  for (const line of statements(text, body)) {
    const given = /^\s*(\w+)\s*=(?!=)\s*(.*)$/s.exec(line.text);
    const shown = alias === undefined ? undefined : findShown(line.text, alias, names);
    const trace = TRACE.exec(line.text) ?? findName(line.text, traces);
    if (given?.[1] !== undefined && !ANSWER.test(line.text)) {
      if (trace !== undefined) traces.add(given[1]);
      else if (shown !== undefined) names.add(given[1]);
      continue;
    }
    if (!ANSWER.test(line.text)) continue;
    const isTrace = trace !== undefined;
    // Streamlit's own line about an error is for whoever uses the page; the text of an error there is usual.
    if (/^\s*st(?:reamlit)?\.error/.test(line.text) && !isTrace) continue;
    const place = trace ?? shown;
    if (place === undefined) continue;
    const start = line.start + place.index;
    found.push({ line, shown: { start, end: start + place[0].length }, isTrace });
  }
  return found;
}

function findShown(line: string, alias: string, names: ReadonlySet<string>): RegExpExecArray | undefined {
  const direct = new RegExp(
    `\\b(?:str|repr|format)\\(\\s*${alias}\\s*\\)|\\{\\s*${alias}\\s*(?:![rs])?\\}|\\b${alias}\\.(?:args|message)\\b|\\{\\s*type\\(${alias}\\)[^}]*\\}|%\\s*\\(?${alias}\\b|\\.format\\(\\s*${alias}\\b`,
  ).exec(line);
  return direct ?? findName(line, names);
}

function findName(line: string, names: ReadonlySet<string>): RegExpExecArray | undefined {
  if (names.size === 0) return undefined;
  return new RegExp(`\\b(?:${[...names].join('|')})\\b(?!\\s*=(?!=))`).exec(line) ?? undefined;
}

/** The lines of a block, each with those that an open bracket continues. */
function statements(text: string, { start, end }: Range): readonly (Range & { readonly text: string })[] {
  const found: (Range & { readonly text: string })[] = [];
  let from = start;
  let depth = 0;
  for (const line of text.slice(start, end).split('\n')) {
    const stop = (found.at(-1)?.end ?? start - 1) + 1;
    if (depth <= 0) from = stop;
    const lineEnd = stop + line.length;
    const plain = line.replace(/(["'])(?:\\.|(?!\1).)*\1/g, '""');
    depth = Math.max(0, depth + (plain.match(/[([{]/g)?.length ?? 0) - (plain.match(/[)\]}]/g)?.length ?? 0));
    if (from === stop) found.push({ start: from, end: lineEnd, text: line });
    else found[found.length - 1] = { start: from, end: lineEnd, text: text.slice(from, lineEnd) };
  }
  return found;
}

/** A fixed text in the answer, and the error in the log. */
function logInstead(
  { text }: PythonDocument,
  body: Range,
  line: Range & { readonly text: string },
  shown: Range,
): FixProposal | undefined {
  if (!/^(?:str|repr)\(/.test(text.slice(shown.start, shown.end))) return undefined;
  const answer: Edit = { range: shown, text: '"Internal error"' };
  const title = 'Log the error, and answer with a fixed text';
  if (tellsAnybody(text.slice(body.start, body.end))) return { title, safety: 'unsafe', edits: [answer] };
  const indent = /^[ \t]*/.exec(line.text)?.[0] ?? '';
  // A body on the line of its `except` has no room for a second statement.
  if (text[line.start - 1] !== '\n' || indent === '') return undefined;
  const log: Edit = {
    range: { start: line.start, end: line.start },
    text: `${indent}logging.getLogger(__name__).exception("A request failed")\n`,
  };
  return { title, safety: 'unsafe', edits: [log, answer], imports: [{ module: 'logging' }] };
}

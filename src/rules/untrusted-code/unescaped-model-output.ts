import { defineRule } from '../../engine/rule';
import type { Origin, PythonDocument } from '../../lang/python/types';
import { showPath } from '../shared/origin-tier';
import { htmlSinks, type HtmlSink } from './shared/html-sinks';
import { MODEL_WORDS } from './shared/sinks';

const HTML_WORDS = [
  ...['render_template_string', 'Markup', 'HTMLResponse', 'unsafe_allow_html', 'streamlit.html', 'st.html', '.html('],
  ...[
    'HTML(',
    'mark_safe',
    'HttpResponse',
    'text/html',
    'dangerously',
    'from_string',
    'components',
    'flask',
    'tornado',
  ],
];
/** What chats keep in the session of Streamlit: the answers of the model among the rest. */
const HISTORY = /\bsession_state\b.{0,40}(?:message|histor|chat|conversation|answer|response|reply|output)/i;

export default defineRule({
  id: 'unescaped-model-output',
  meta: {
    summary: 'What a model answers is shown as HTML without being escaped',
    severity: 'warning',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [79],
    owaspLlm: ['LLM05'],
    stages: ['deployment'],
  },
  messages: {
    html: 'What a model answers becomes HTML in `{what}`, so whoever writes into its prompt or its documents can run scripts in the browser of who reads it. Escape it (`html.escape`), clean it (`nh3.clean`), or show it as plain text.',
    history:
      'Messages of a chat become HTML in `{what}`: what the model answered and what was typed can run scripts in the browser. Show them without `unsafe_allow_html`, or escape them first (`html.escape`).',
    chat: '`{what}` shows what a model answers without cleaning the HTML in it, so whoever writes into its prompt can run scripts in the browser of who reads it. Leave `sanitize_html` out.',
  },
  triggers: [...MODEL_WORDS, 'sanitize_html'],
  alongside: [...HTML_WORDS, 'sanitize_html'],
  check: {
    python(document, report, context) {
      for (const sink of htmlSinks(document)) {
        const { at, text } = sink;
        const data = { what: sink.what.slice(0, 60) };
        const origins = text.origins();
        const answer = origins.find(({ kind }) => kind === 'model-output');
        if (answer !== undefined) {
          const confidence = sink.isByDefault === true && !isMarkup(document, sink, answer) ? 'low' : 'high';
          // Who reads a notebook is mostly who wrote its prompts.
          const severity = context.isNotebook ? 'info' : 'warning';
          report({ at, message: 'html', data, severity, confidence, related: showPath(answer, at) });
          continue;
        }
        const message = origins.find(
          ({ kind, path }) => kind === 'request' && path.some((place) => isHistory(document, place)),
        );
        if (message !== undefined) report({ at, message: 'history', data, confidence: 'medium' });
      }
      for (const call of document.calls('gradio.Chatbot', 'gradio.Markdown', 'gradio.ChatInterface')) {
        if (call.argument('sanitize_html')?.value.value()?.value === false)
          report({ at: call.range, message: 'chat', data: { what: call.callee.text } });
      }
    },
  },
});

/** Whether the answer stands between tags on its way: a plain text may be meant for no browser. */
function isMarkup({ text }: PythonDocument, sink: HtmlSink, { path }: Origin): boolean {
  return [sink.text.range, ...path].some(({ start, end }) => /<\/?[a-z][a-z0-9]*[\s>/]/i.test(text.slice(start, end)));
}

function isHistory(
  { text }: PythonDocument,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  return HISTORY.test(text.slice(start, Math.min(end + 60, start + 120)));
}

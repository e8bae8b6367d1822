import type { Range } from '../../../core/range';
import type { PythonCall, PythonDocument, PythonExpression } from '../../../lang/python/types';

/** A place that shows text as HTML, and the text. */
export interface HtmlSink {
  readonly at: Range;
  /** As written: the call, or what the handler is decorated with. */
  readonly what: string;
  readonly text: PythonExpression;
  /** Whether it is HTML only by default, so that plain text may be meant. */
  readonly isByDefault?: boolean;
}

/** Calls that take their text as HTML (of templates: as their source), with its keyword and position. */
const CALLS: Readonly<Record<string, readonly [string, number]>> = {
  'flask.render_template_string': ['source', 0],
  'quart.render_template_string': ['source', 0],
  'jinja2.Template': ['source', 0],
  'jinja2.Environment().from_string': ['source', 0],
  'markupsafe.Markup': ['object', 0],
  'flask.Markup': ['object', 0],
  'jinja2.Markup': ['object', 0],
  'django.utils.safestring.mark_safe': ['s', 0],
  'django.utils.html.mark_safe': ['s', 0],
  'django.http.HttpResponse': ['content', 0],
  'fastapi.responses.HTMLResponse': ['content', 0],
  'starlette.responses.HTMLResponse': ['content', 0],
  'sanic.response.html': ['body', 0],
  'tornado.web.RequestHandler().write': ['chunk', 0],
  'streamlit.html': ['body', 0],
  'streamlit.components.v1.html': ['html', 0],
  'gradio.HTML': ['value', 0],
  'gradio.HTML.update': ['value', 0],
  'IPython.display.HTML': ['data', 0],
  'IPython.core.display.HTML': ['data', 0],
  'IPython.display.display_html': ['data', 0],
  'panel.pane.HTML': ['object', 0],
  'nicegui.ui.html': ['content', 0],
  'dash_dangerously_set_inner_html.DangerouslySetInnerHTML': ['html', 0],
};
/** Calls that take it so where a keyword says so. */
const SWITCHED: Readonly<Record<string, string>> = {
  markdown: 'unsafe_allow_html',
  write: 'unsafe_allow_html',
  caption: 'unsafe_allow_html',
  Markdown: 'dangerously_allow_html',
};
/** Responses whose type is an argument. */
const RESPONSES =
  /^(?:flask|quart|werkzeug(?:\.wrappers)?|fastapi(?:\.responses)?|starlette\.responses|aiohttp\.web|django\.http)\.(?:Response|StreamingResponse|StreamingHttpResponse)$/;
const TYPE_KEYWORDS = ['mimetype', 'content_type', 'media_type'];
/** Frameworks that send a returned text as HTML unless told otherwise. */
const HTML_FRAMEWORKS = new Set(['flask']);

export function htmlSinks(document: PythonDocument): readonly HtmlSink[] {
  const direct = document.calls(...Object.keys(CALLS)).flatMap((call) => {
    const [keyword, position] = CALLS[call.name ?? ''] ?? ['', 0];
    return isPlain(call) ? [] : sinkOf(call, call.argument(keyword, position)?.value);
  });
  const switched = document.callsNamed(...Object.keys(SWITCHED)).flatMap((call) => {
    const isOn = call.argument(SWITCHED[call.method] ?? '')?.value.value()?.value === true;
    return isOn ? sinkOf(call, (call.argument('body') ?? call.argument('children') ?? call.arguments[0])?.value) : [];
  });
  const responses = document
    .callsNamed('Response', 'StreamingResponse', 'StreamingHttpResponse')
    .filter((call) => RESPONSES.test(call.name ?? '') && saysHtml(call))
    .flatMap((call) =>
      sinkOf(call, (call.argument('text') ?? call.argument('content') ?? call.argument('response', 0))?.value),
    );
  return [...direct, ...switched, ...responses, ...returned(document), ...shown(document)];
}

function sinkOf(call: PythonCall, text: PythonExpression | undefined): readonly HtmlSink[] {
  return text === undefined ? [] : [{ at: call.range, what: call.callee.text, text }];
}

function typeOf(call: PythonCall): string | undefined {
  const type = TYPE_KEYWORDS.map((keyword) => call.argument(keyword)).find((argument) => argument !== undefined);
  return type === undefined ? undefined : (type.value.stringValue()?.value ?? '');
}

const saysHtml = (call: PythonCall): boolean => typeOf(call)?.startsWith('text/html') === true;
/** Django answers with HTML unless told otherwise. */
const isPlain = (call: PythonCall): boolean => typeOf(call)?.startsWith('text/html') === false;

/** What handlers return that answer with HTML: of Flask, and of FastAPI with `response_class=HTMLResponse`. */
function returned(document: PythonDocument): readonly HtmlSink[] {
  return document.routes().flatMap(({ framework, handler, at }) => {
    if (handler === undefined) return [];
    const isByDefault = HTML_FRAMEWORKS.has(framework);
    const says = handler.decorators.some(
      (decorator) =>
        decorator.originCall()?.argument('response_class')?.value.qualifiedName()?.endsWith('.HTMLResponse') === true,
    );
    if (!isByDefault && !says) return [];
    return handler
      .returns()
      .map((text) => (text.kind === 'tuple' ? (text.elements()[0] ?? text) : text))
      .filter(({ kind }) => kind !== 'dict' && kind !== 'list')
      .filter((text) => text.kind !== 'call' || !/\b(?:jsonify|dumps)\b/.test(text.text.slice(0, 40)))
      .map((text) => ({ at: text.range, what: document.text.slice(at.start, at.end), text, isByDefault: !says }));
  });
}

/** What functions return whose result Gradio shows in an `HTML` component. */
function shown(document: PythonDocument): readonly HtmlSink[] {
  return document.callsNamed('Interface', 'click', 'submit', 'change', 'then', 'load').flatMap((call) => {
    if (call.name?.startsWith('gradio.') !== true) return [];
    const outputs = call.argument('outputs', 2)?.value;
    const only = outputs?.kind === 'list' ? outputs.elements()[0] : outputs;
    const isHtml = only?.originCall()?.name === 'gradio.HTML' || only?.stringValue()?.value.toLowerCase() === 'html';
    const name = call.argument('fn', 0)?.value.text;
    const made = isHtml ? document.functions.find((definition) => definition.name === name) : undefined;
    return (made?.returns() ?? []).map((text) => ({ at: text.range, what: call.callee.text, text }));
  });
}

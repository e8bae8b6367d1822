import { defineRule } from '../../engine/rule';
import type { Origin, OriginKind, PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';
import { findOrigin, showPath } from '../shared/origin-tier';
import {
  holdsRequest,
  isCheckedOnTheWay,
  SERVER_TRIGGERS,
  mayAnswerRequests,
  textsOnTheWay,
} from '../shared/request-texts';

const REQUEST: ReadonlySet<OriginKind> = new Set(['request']);
const VERBS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'request', 'stream'];
/** Clients of the web, by what makes them: with and without an object in between. */
const CLIENTS = [
  ...['requests', 'requests.Session()', 'requests.session()', 'httpx', 'httpx.Client()', 'httpx.AsyncClient()'],
  ...['aiohttp.ClientSession()', 'urllib3', 'urllib3.PoolManager()', 'aiohttp', 'cloudscraper.create_scraper()'],
];
/** Other functions that fetch what an address names, with the keyword and position of the address. */
const FETCHERS: Readonly<Record<string, readonly [string, number]>> = {
  'urllib.request.urlopen': ['url', 0],
  'urllib.request.urlretrieve': ['url', 0],
  'urllib.request.Request': ['url', 0],
  'trafilatura.fetch_url': ['url', 0],
  'newspaper.Article': ['url', 0],
  'wget.download': ['url', 0],
  'diffusers.utils.load_image': ['image', 0],
  'transformers.image_utils.load_image': ['image', 0],
  'torch.hub.load_state_dict_from_url': ['url', 0],
  'torch.hub.download_url_to_file': ['url', 0],
  'keras.utils.get_file': ['origin', 1],
  'tensorflow.keras.utils.get_file': ['origin', 1],
  'feedparser.parse': ['url_file_stream_or_string', 0],
};
/** Classes that load web pages into documents for a model, by the end of their name. */
const LOADERS: Readonly<Record<string, readonly string[]>> = {
  WebBaseLoader: ['web_path', 'web_paths'],
  UnstructuredURLLoader: ['urls'],
  RecursiveUrlLoader: ['url'],
  SeleniumURLLoader: ['urls'],
  PlaywrightURLLoader: ['urls'],
  AsyncHtmlLoader: ['web_path'],
  AsyncChromiumLoader: ['urls'],
  SitemapLoader: ['web_path'],
  FireCrawlLoader: ['url'],
  NewsURLLoader: ['urls'],
  OnlinePDFLoader: ['file_path'],
  SpiderLoader: ['url'],
};
/** Methods of readers and browsers. */
const READERS =
  /WebPageReader\(\)\.load_data$|WebReader\(\)\.load_data$|Trafilatura\w*\(\)\.load_data$|webdriver\..*\(\)\.get$/;
const PACKAGE = /^(?:langchain|langchain_community|llama_index)\b/;
const CHECKS =
  /\b(?:is|check|validate|verify|ensure|assert|reject|require)_\w*(?:url|uri|host|domain|addr|safe|allowed|public|ssrf)|\b\w*safe_(?:connect|get|fetch|request|url|session|client)\w*|\.is_private\b|\.is_global\b|allow(?:ed)?_?(?:list|hosts?|domains?|urls?)|whitelist|(?:hostname|netloc|host|domain)\b[^\n]{0,60}(?:\bin\b|==|!=|endswith)|\.startswith\(\s*(?:\(\s*)?["']https?:\/\/[\w-]+\./i;
const FIXED_HOST = /^[rbf]{0,2}["']{1,3}(?:https?|wss?|ftp):\/\/[^{}"'/%]+\//i;
/** Pages that fetch what their visitor names are mostly made for that. */
const DEMOS = /\b(?:streamlit|gradio)\b/;

export default defineRule({
  id: 'url-from-request',
  meta: {
    summary: 'A server fetches an address that a request chooses',
    severity: 'warning',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [918],
    owaspLlm: ['LLM01', 'LLM08'],
    atlas: ['AML.T0049', 'AML.T0051.001', 'AML.T0070'],
    stages: ['data', 'deployment'],
  },
  messages: {
    fetched:
      '`{callee}` fetches an address that a request chooses, so whoever sends it can reach servers that only this machine can: the inner network, the credentials of the cloud. Accept only hosts that you list, and follow no redirects.',
    loaded:
      '`{callee}` loads pages that a request chooses, so whoever sends it can reach servers of the inner network, and write into what the model reads. Accept only hosts that you list.',
  },
  triggers: [
    ...['requests', 'httpx', 'aiohttp', 'urllib', 'trafilatura', 'newspaper', 'load_image', 'webdriver', 'WebReader'],
    ...[
      'URLLoader',
      'UrlLoader',
      'BaseLoader',
      'HtmlLoader',
      'ChromiumLoader',
      'SitemapLoader',
      'CrawlLoader',
      'PageReader',
    ],
    ...['OnlinePDFLoader', 'SpiderLoader', 'from_url', 'url_to_file', 'get_file', 'wget', 'feedparser'],
  ],
  alongside: SERVER_TRIGGERS,
  confirm: mayAnswerRequests,
  check: {
    python(document, report) {
      const isDemo = DEMOS.test(document.text);
      for (const { call, url, isLoader } of fetches(document)) {
        const request = findOrigin(url.origins('query'), REQUEST);
        if (request === undefined || isHostFixed(document, url, request)) continue;
        if (isCheckedOnTheWay(document, call, request, CHECKS)) continue;
        report({
          at: call.range,
          message: isLoader ? 'loaded' : 'fetched',
          data: { callee: call.callee.text.slice(0, 60) },
          severity: isDemo ? 'info' : 'warning',
          related: showPath(request, call.range),
        });
      }
    },
  },
});

interface Fetch {
  readonly call: PythonCall;
  readonly url: PythonExpression;
  readonly isLoader: boolean;
}

function fetches(document: PythonDocument): readonly Fetch[] {
  const verbs = document.calls(...CLIENTS.flatMap((client) => VERBS.map((verb) => `${client}.${verb}`)));
  const clients = verbs.map((call) => {
    const position = call.method === 'request' || call.method === 'stream' ? 1 : 0;
    return { call, url: call.argument('url', position)?.value, isLoader: false };
  });
  const others = document.calls(...Object.keys(FETCHERS)).map((call) => {
    const [keyword, position] = FETCHERS[call.name ?? ''] ?? ['url', 0];
    return { call, url: call.argument(keyword, position)?.value, isLoader: false };
  });
  const loaders = document.callsNamed(...Object.keys(LOADERS)).map((call) => {
    const keywords = PACKAGE.test(call.name ?? '') ? (LOADERS[call.method] ?? []) : [];
    const named = keywords.map((keyword) => call.argument(keyword)).find((argument) => argument !== undefined);
    return { call, url: keywords.length === 0 ? undefined : (named ?? call.arguments[0])?.value, isLoader: true };
  });
  const readers = document.callsNamed('load_data', 'get', 'goto').map((call) => {
    const isReader = READERS.test(call.name ?? '') || (call.method === 'goto' && call.receiver?.text === 'page');
    return { call, url: isReader ? call.arguments[0]?.value : undefined, isLoader: call.method === 'load_data' };
  });
  return [...clients, ...others, ...loaders, ...readers].flatMap(({ call, url, isLoader }) =>
    url === undefined ? [] : [{ call, url, isLoader }],
  );
}

/** `f"https://api.example.com/{name}"`, `BASE + path`: what a request sends comes behind the host. */
function isHostFixed(document: PythonDocument, url: PythonExpression, request: Origin): boolean {
  return textsOnTheWay(document, url, request).some((text) => {
    if (FIXED_HOST.test(text)) return true;
    const first = /^f["']{1,3}\{(\w+)[\w.[\]"'()]*\}|^([A-Za-z_]\w*)[\w.]*\s*(?:\+|\.format\()/.exec(text);
    const name = first?.[1] ?? first?.[2];
    return name !== undefined && !holdsRequest(document, name, request);
  });
}

import type { Range } from '../../core/range';
import { defineRule, type FixProposal, type RelatedPlace } from '../../engine/rule';
import type { PythonExpression } from '../../lang/python/types';
import type { ShellCommand } from '../../lang/shell/types';
import {
  componentInstallerSettings,
  tomlInstallerSettings,
  yamlInstallerSettings,
  type InstallerSetting,
} from '../shared/installer-settings';
import { pythonEnvironment } from '../shared/python-environment';
import { CURL_OPTIONS, PIP_OPTIONS, readArguments, WGET_OPTIONS } from '../shared/shell-words';
import { keyedValues } from '../shared/keyed-values';
import { hostOf, reachOf } from '../shared/hosts';
import { relatedElsewhere } from '../shared/usual-value';
import { PLAIN_CLIENT_TRIGGERS, plainSwitches } from './shared/plain-clients';
import { wrapperAddresses, WRAPPER_TRIGGERS } from './shared/wrappers';
import { openUrl } from './shared/open-urls';
import { plainCommand, plainCredential } from './shared/plain-credentials';
import { plainArtifacts, storageSettings, storageUrls } from './shared/storage-settings';
import { HTTPS_HOSTS, TRANSPORT_VARIABLES, TRANSPORTS } from './shared/transports';

const PLAIN = /^(https?|ftp|redis|amqp|mqtt|bolt|neo4j|webdav|wss?|nats):\/\//i;
/** Commands whose operands are what they fetch. */
const FETCHERS: Readonly<Record<string, { readonly letters: string; readonly names: readonly string[] }>> = {
  curl: CURL_OPTIONS,
  wget: WGET_OPTIONS,
  aria2c: { letters: 'doxsjik', names: ['--dir', '--out'] },
  git: { letters: 'bcCo', names: ['--branch', '--depth', '--config'] },
  pip: PIP_OPTIONS,
  pip3: PIP_OPTIONS,
  uv: PIP_OPTIONS,
  dvc: { letters: 'rjo', names: ['--remote', '--jobs', '--out'] },
};
const INDEX_OPTIONS = new Set([
  '-i',
  '--index-url',
  '--extra-index-url',
  '--index',
  '--default-index',
  '-f',
  '--find-links',
]);

/** Settings of a module that hold an address: `openai.api_base = "http://…"`. */
const ADDRESSES = new Set([
  ...['openai.api_base', 'openai.base_url', 'litellm.api_base', 'anthropic.base_url'],
  ...['celery.Celery().conf.broker_url', 'celery.Celery().conf.result_backend'],
]);
const ADDRESS = /\.(?:api_base|base_url|broker_url|result_backend)$/;

/** Options that libraries hand on to a client of Amazon's stores, in a dictionary. */
const ENDPOINT_KEYS: ReadonlySet<string> = new Set([
  'endpoint_url',
  'aws_endpoint_url',
  'endpoint_override',
  'api_endpoint',
]);

/** Shown to a person, who sees what came. */
const PICTURE = /\.(?:jpe?g|png|gif)$/i;
const OFF = /^(?:false|no|0)$/i;
const SCHEMES = ['http://', 'ftp://', 'redis://', 'amqp://', 'mqtt://'];
/** What stands in a file that opens a URL: a URL in a comment or a text is no matter. */
const PYTHON_PLACES = [...TRANSPORTS.keys()].map((name) => name.replaceAll('()', ''));
const PLACES = [
  ...PYTHON_PLACES,
  ...TRANSPORT_VARIABLES,
  // `uv` is too short to be looked for, and says `pip` as well.
  ...Object.keys(FETCHERS).filter((name) => name.length > 2),
];

/** What speaks for itself, with or without an address. */
const OTHERS = [
  'use_ssl',
  ...PLAIN_CLIENT_TRIGGERS,
  ...WRAPPER_TRIGGERS,
  ...['channels: http://', 'pip: http://', 'pypi: http://', 'pip_index_urls http://', 'storageUri http://'],
  ...['modelUri http://', 'artifactUri http://', 'artifact_uri http://', 'artifacts: http://', 's3-usehttps'],
  'insecure:',
  ...['websocket ws://', 'ws_connect ws://', 'nats://', 'websocket http://', 'celery broker_url'],
  ...['bolt://', 'neo4j://', 'api_base http://', 'openai base_url http://', 'endpoint_url http://'],
];

export default defineRule({
  id: 'plain-text-transport',
  meta: {
    summary: 'Data, models or messages travel without encryption (`http://`, `ftp://`, `redis://` …)',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [319],
    owaspMl: ['ML02'],
    atlas: ['AML.T0010.002'],
    stages: ['data', 'development', 'deployment', 'monitoring'],
  },
  messages: {
    data: 'What comes from `{host}` travels unencrypted, so anybody on the way can read it or put in other data. Use `https://`.',
    byDefault:
      'Unless told otherwise, the connection to `{host}` is not encrypted, so anybody on the way can read what is sent or put in other data. Make an encrypted address the default.',
    service:
      'The connection to `{host}` is not encrypted, so anybody on the way can read or change what is sent, passwords included. Use {instead}.',
    switched:
      '`{what}` leaves the connection without encryption, so anybody on the way can read or change what is sent, keys included. Switch it on.',
  },
  triggerPaths:
    /(?:^|\/)(?:\.dvc\/config(?:\.local)?|pip\.(?:conf|ini)|pipfile|uv\.toml|pyproject\.toml|pixi\.toml|bentofile\.ya?ml|\.condarc|[^/]*(?:requirements|constraints|dockerfile|containerfile)[^/]*)$/i,
  triggersElsewhere: { here: PYTHON_PLACES, there: SCHEMES },
  triggers: [...OTHERS, ...SCHEMES],
  alongside: [...OTHERS, ...PLACES],
  check: {
    python(document, report, { isNotebook }) {
      // An address that two calls use stands in one place.
      const seen = new Set<number>();
      const judge = (expression: PythonExpression): void => {
        const constants = constantUrls(expression);
        const open = constants.length === 0 ? openUrl(document, expression) : undefined;
        const urls = open === undefined ? constants : [{ ...open, isDefault: false, related: [] }];
        for (const { url, at, isDefault, related } of urls) {
          const problem = judgeUrl(url, document.text, at);
          if (problem === undefined || seen.has(at.start)) continue;
          seen.add(at.start);
          const { data, fix } = problem;
          if (isDefault)
            report({ at, message: 'byDefault', severity: 'info', data: { host: data.host }, fix, related });
          else report({ ...problem, severity: isNotebook && PICTURE.test(url) ? 'info' : 'warning', related });
        }
      };
      for (const call of document.calls(...TRANSPORTS.keys())) {
        // Where a password goes along, credentials-over-http speaks.
        if (plainCredential(document, call) !== undefined) continue;
        for (const { keyword, position } of TRANSPORTS.get(call.name ?? '') ?? []) {
          const argument = call.argument(keyword, position);
          if (argument !== undefined) judge(argument.value);
        }
      }
      for (const { name, value } of pythonEnvironment(document)) if (TRANSPORT_VARIABLES.has(name)) judge(value);
      for (const address of wrapperAddresses(document)) judge(address);
      for (const assignment of document.assignments) {
        if (ADDRESS.test(assignment.targetText) && ADDRESSES.has(assignment.target.qualifiedName() ?? ''))
          judge(assignment.value);
      }
      for (const { value, valueRange } of keyedValues(document, ENDPOINT_KEYS)) {
        const problem = judgeUrl(value, document.text, valueRange);
        if (problem !== undefined && !seen.has(valueRange.start)) report(problem);
      }
      for (const { url, at } of addressesOf(componentInstallerSettings(document))) {
        const problem = judgeUrl(url, document.text, at);
        if (problem !== undefined) report(problem);
      }
      for (const { at, what, severity, fix } of plainSwitches(document)) {
        report({ at, message: 'switched', severity, data: { what }, fix });
      }
    },
    shell(document, report) {
      for (const command of document.commands) {
        if (plainCommand(command) !== undefined) continue;
        for (const { url, at } of fetchedUrls(command)) {
          const problem = judgeUrl(url, document.text, at);
          if (problem !== undefined) report(problem);
        }
      }
    },
    environment({ name, value, valueRange }, report) {
      if (!TRANSPORT_VARIABLES.has(name) || value === undefined) return;
      // An entry of this surface comes without its text, so there is no place to write to.
      const problem = judgeUrl(value, undefined, valueRange);
      if (problem !== undefined) report(problem);
    },
    requirements(document, report) {
      for (const { kind, option, optionValue, url, urlRange, range } of document.requirements) {
        const target = kind === 'option' && INDEX_OPTIONS.has(option ?? '') ? optionValue : url;
        const problem = target === undefined ? undefined : judgeUrl(target, document.text, urlRange ?? range);
        if (problem !== undefined) report(problem);
      }
    },
    ini(document, report, context) {
      const isDvc = /(?:^|\/)\.dvc\/config(?:\.local)?$/.test(context.path);
      const isPip = /(?:^|\/)pip\.(?:conf|ini)$/.test(context.path);
      for (const section of document.sections) {
        for (const { key, value, keyRange, valueRange } of section.entries) {
          const isUrl = isDvc
            ? /^(?:url|endpointurl)$/.test(key)
            : isPip && /^(?:extra-)?index-url$|^find-links$/.test(key);
          if (isDvc && key === 'use_https' && OFF.test(value)) {
            const at = { start: keyRange.start, end: valueRange.end };
            const data = { host: section.name, instead: '`use_https = true`' };
            report({ at, message: 'service', data, fix: switchOn(valueRange) });
          }
          const problem = isUrl ? judgeUrl(value, document.text, valueRange) : undefined;
          if (problem !== undefined) report(problem);
          if (isDvc && key === 'use_ssl' && OFF.test(value) && !isNearRemote(section.entries)) {
            const at = { start: keyRange.start, end: valueRange.end };
            const data = { host: section.name, instead: '`use_ssl = true`' };
            report({ at, message: 'service', data, fix: switchOn(valueRange) });
          }
        }
      }
    },
    yaml(document, report) {
      const urls = [
        ...addressesOf(yamlInstallerSettings(document)),
        ...storageUrls(document).map(({ value, at }) => ({ url: value, at })),
      ];
      for (const { url, at } of urls) {
        const problem = judgeUrl(url, document.text, at);
        if (problem !== undefined) report(problem);
      }
      const settings = storageSettings(document);
      const isNear = settings.some(
        ({ key, value }) =>
          key === 's3-endpoint' && reachOf(hostOf(`http://${value}`)?.host ?? 'localhost') !== 'public',
      );
      for (const { key, value, at } of settings) {
        if (key !== 's3-usehttps' || !OFF.test(value)) continue;
        report({ at, message: 'switched', severity: isNear ? 'info' : 'warning', data: { what: key } });
      }
      for (const { at, what, host, fix } of plainArtifacts(document)) {
        const severity = host !== undefined && reachOf(host) !== 'public' ? 'info' : 'warning';
        report({ at, message: 'switched', severity, data: { what }, fix });
      }
    },
    toml(document, report, context) {
      for (const { url, at } of addressesOf(tomlInstallerSettings(document, context.path))) {
        const problem = judgeUrl(url, document.text, at);
        if (problem !== undefined) report(problem);
      }
    },
    dockerfile(document, report) {
      for (const { keyword, argumentsRange } of document.instructions) {
        if (keyword !== 'ADD') continue;
        const text = document.text.slice(argumentsRange.start, argumentsRange.end);
        for (const match of text.matchAll(/(?<=^|[\s"'[,])(?:http|ftp):\/\/[^\s"',\]]{1,2000}/g)) {
          const start = argumentsRange.start + match.index;
          const problem = judgeUrl(match[0], document.text, { start, end: start + match[0].length });
          if (problem !== undefined) report(problem);
        }
      }
    },
  },
});

interface PlacedUrl {
  readonly url: string;
  readonly at: Range;
}

interface PythonUrl extends PlacedUrl {
  readonly isDefault: boolean;
  readonly related: readonly RelatedPlace[];
}

/** The URL, those of a list, those that branches choose from, or the default. */
function constantUrls(expression: PythonExpression): readonly PythonUrl[] {
  const known = expression.value();
  const { values, isComplete } =
    known === undefined ? expression.possibleValues() : { values: [known], isComplete: true };
  const usual = isComplete ? undefined : expression.defaultValue();
  return (isComplete ? values : usual === undefined ? [] : [usual]).flatMap(({ value, at, elsewhere }) => {
    const related = relatedElsewhere(elsewhere);
    const urls: readonly unknown[] =
      value instanceof Map ? [...(value.values() as Iterable<unknown>)].flat() : [value].flat();
    return urls.flatMap((url) => (typeof url === 'string' ? [{ url, at, isDefault: !isComplete, related }] : []));
  });
}

function addressesOf(settings: readonly InstallerSetting[]): readonly PlacedUrl[] {
  return settings.flatMap(({ kind, value, at }) =>
    kind === 'index' || kind === 'extra-index' ? [{ url: value, at }] : [],
  );
}

function fetchedUrls(command: ShellCommand): readonly PlacedUrl[] {
  const shape = FETCHERS[command.name];
  if (shape === undefined) return [];
  const { options, operands } = readArguments(command.words, shape);
  const fetched = operands.flatMap(({ value, range }) => (value === undefined ? [] : [{ url: value, at: range }]));
  const isInstaller = shape === PIP_OPTIONS;
  const indexes = options.flatMap(({ name, value, word }) => {
    if (!isInstaller || value === undefined || !INDEX_OPTIONS.has(name)) return [];
    const place = command.words.find((other) => other.value === value) ?? word;
    return [{ url: value, at: place.range }];
  });
  return [...fetched, ...indexes];
}

function judgeUrl(url: string, text: string | undefined, at: Range) {
  const scheme = PLAIN.exec(url)?.[1]?.toLowerCase();
  const target = hostOf(url);
  if (scheme === undefined || /^(?:https|wss)$/.test(scheme) || target === undefined) return undefined;
  const { host, hasPort } = target;
  if (reachOf(host) !== 'public') return undefined;
  if (scheme === 'http' || scheme === 'ftp') {
    const fix = scheme === 'http' && !hasPort ? useHttps(host, text, at) : undefined;
    return { at, message: 'data' as const, data: { host }, fix };
  }
  const instead =
    {
      redis: '`rediss://`',
      amqp: '`amqps://`',
      mqtt: '`mqtts://`',
      bolt: '`bolt+s://`',
      neo4j: '`neo4j+s://`',
      webdav: '`webdavs://`',
      ws: '`wss://`',
      nats: '`tls://`',
    }[scheme] ?? 'an encrypted scheme';
  return { at, message: 'service' as const, data: { host, instead } };
}

/** Writes one letter behind the scheme. Undefined where the literal is put together from pieces. */
function useHttps(host: string, text: string | undefined, at: Range): FixProposal | undefined {
  const written = text?.slice(at.start, at.end) ?? '';
  const scheme = `http://${host}`;
  const index = written.toLowerCase().indexOf(scheme);
  if (index === -1 || written.toLowerCase().includes(scheme, index + 1)) return undefined;
  const place = at.start + index + 'http'.length;
  return {
    title: 'Use https',
    safety: HTTPS_HOSTS.has(host) || host.endsWith('.s3.amazonaws.com') ? 'safe' : 'unsafe',
    edits: [{ range: { start: place, end: place }, text: 's' }],
  };
}

/** Whether the endpoint of a DVC remote is one that this machine or its network serves. */
function switchOn(range: Range): FixProposal {
  return { title: 'Set it to true', safety: 'unsafe', edits: [{ range, text: 'true' }] };
}

function isNearRemote(entries: readonly { readonly key: string; readonly value: string }[]): boolean {
  const endpoint = entries.find(({ key }) => key === 'endpointurl')?.value;
  const target = endpoint === undefined ? undefined : hostOf(endpoint);
  return target !== undefined && reachOf(target.host) !== 'public';
}

import type { Edit } from '../../core/fix';
import type { Range } from '../../core/range';
import { defineRule, type FixProposal, type Report } from '../../engine/rule';
import { hostOf, reachOf } from '../shared/hosts';
import {
  componentInstallerSettings,
  tomlInstallerSettings,
  yamlInstallerSettings,
  type InstallerSetting,
} from '../shared/installer-settings';
import { pythonEnvironment } from '../shared/python-environment';
import { PIP_OPTIONS, readArguments } from '../shared/shell-words';
import { writeValue } from '../shared/variable-fix';
import { channelFindings, loosePriority } from './shared/conda-channels';

/** Indexes of vendors, with builds of packages that they own on PyPI as well, and mirrors of PyPI. */
const VENDORS =
  /(?:^|\.)(?:pytorch\.org|nvidia\.com|rapids\.ai|pypi\.org|pythonhosted\.org|vllm\.ai|flashinfer\.ai|pyg\.org|dgl\.ai|intel\.com|amd\.com|radeon\.com|anaconda\.org|rayai\.com|paddlepaddle\.org\.cn|tuna\.tsinghua\.edu\.cn|aliyun\.com|ustc\.edu\.cn|douban\.com|piwheels\.org|lancedb\.com|gurobi\.com|huaweicloud\.com|abetlen\.github\.io|jllllll\.github\.io|jax-releases)$/i;
const RELEASES =
  /storage\.googleapis\.com\/(?:jax|libtpu|pytorch)|\/whl\/(?:cu|cpu|rocm|nightly)|github\.io\/[\w-]+\/whl/i;
const OPTION = '--extra-index-url';
const VARIABLES = new Set(['PIP_EXTRA_INDEX_URL']);
const UV_VARIABLES = new Set(['UV_EXTRA_INDEX_URL']);
/** uv asks the extra index first and stays there, unless it is told otherwise. */
const UNSAFE_STRATEGY = 'unsafe-';
/** What uv does unless it is told otherwise. */
const FIRST = 'first-index';

const MESSAGES = {
  extra:
    'pip takes the highest version that it finds on `{host}` or on PyPI, so whoever publishes a package of yours on PyPI under the same name has it installed here. Use one index that holds both: `--index-url`.',
  first:
    'uv asks `{host}` first for every package, so whoever runs that index, or breaks into it, decides what is installed here. Say which packages come from there: `[[tool.uv.index]]` with `explicit = true`, and `[tool.uv.sources]`.',
  pipenv:
    'Pipenv looks here for every package where it is told to (`install_search_all_sources`), and always did before 2022.3.23, so whoever publishes a package of yours on PyPI under the same name has it installed. Name the index of each package: `index = "…"`.',
  priority:
    '`{what}` lets conda take a package from any channel that has a higher version, so whoever may publish on one of them replaces packages of the others. Set `channel_priority: strict`.',
  channel:
    'The channel `{name}` is one that a single user of anaconda.org keeps, so that user decides what is installed here. Take the packages from `conda-forge`, or from a channel of your own.',
  strategy:
    '`{strategy}` takes the highest version of all indexes, so whoever publishes a package of yours on PyPI under the same name has it installed here. Leave it out: uv then stays with the first index that has the package.',
} as const;
type Messages = typeof MESSAGES;

export default defineRule({
  id: 'extra-package-index',
  meta: {
    summary: 'Packages come from a second index next to PyPI, so anybody can publish one under the same name',
    severity: 'warning',
    confidence: 'medium',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [427],
    owaspLlm: ['LLM03'],
    cicdSec: ['CICD-SEC-3'],
    atlas: ['AML.T0010.001'],
    stages: ['development', 'deployment', 'maintenance'],
  },
  messages: MESSAGES,
  triggers: [
    ...['extra-index-url', 'extra_index_url', 'EXTRA_INDEX_URL', 'index-strategy', 'index_strategy'],
    ...['UV_INDEX_STRATEGY', 'pip_index_urls', 'channel_priority', 'channels:'],
  ],
  triggerPaths: /(?:^|\/)(?:pip\.(?:conf|ini)|pipfile)$/i,
  check: {
    shell(document, report) {
      for (const command of document.commands) {
        const priority = loosePriority(command);
        if (priority !== undefined) {
          const fix = writeInstead(document.text, priority.range, priority.text, 'strict');
          report({
            at: priority.range,
            message: 'priority',
            severity: 'info',
            data: { what: 'channel_priority' },
            fix,
          });
        }
        if (!['pip', 'pip3', 'uv'].includes(command.name)) continue;
        const isUv = /\buv\b/.test(document.text.slice(command.range.start, command.nameRange.end));
        const { options } = readArguments(command.words, PIP_OPTIONS);
        for (const { name, value, word } of options) {
          const host = name === OPTION && !isUv ? otherHost(value) : undefined;
          if (host !== undefined) report({ at: word.range, message: 'extra', data: { host } });
          // With indexes of vendors alone, or none that is known here, it only makes things less certain.
          const isPrivate = options.some((option) => option.name === OPTION && otherHost(option.value) !== undefined);
          const severity = isPrivate ? 'warning' : 'info';
          if (name === '--index-strategy' && value?.startsWith(UNSAFE_STRATEGY) === true)
            report({
              at: word.range,
              message: 'strategy',
              severity,
              data: { strategy: value },
              fix: writeInstead(document.text, { start: word.range.start, end: command.range.end }, value, FIRST),
            });
        }
      }
    },
    environment({ name, value, nameRange, valueRange }, report) {
      if (name === 'UV_INDEX_STRATEGY' && value?.startsWith(UNSAFE_STRATEGY) === true) {
        const fix = propose(writeValue(valueRange, value, FIRST));
        report({ at: nameRange, message: 'strategy', severity: 'info', data: { strategy: value }, fix });
      }
      const host = VARIABLES.has(name) || UV_VARIABLES.has(name) ? otherHost(value) : undefined;
      if (host === undefined) return;
      if (VARIABLES.has(name)) report({ at: nameRange, message: 'extra', data: { host } });
      else report({ at: nameRange, message: 'first', severity: 'info', data: { host } });
    },
    yaml(document, report) {
      reportSettings(yamlInstallerSettings(document), document.text, report);
      for (const finding of channelFindings(document)) report(finding);
    },
    toml(document, report, context) {
      const settings = tomlInstallerSettings(document, context.path);
      const isExplicit = /^\s*explicit\s*=\s*true/m.test(document.text);
      reportSettings(settings, document.text, report, isExplicit);
    },
    python(document, report) {
      reportSettings(componentInstallerSettings(document), document.text, report);
      for (const { name, value } of pythonEnvironment(document)) {
        const host = VARIABLES.has(name) ? otherHost(value.stringValue()?.value) : undefined;
        if (host !== undefined) report({ at: value.range, message: 'extra', data: { host } });
      }
    },
    requirements(document, report) {
      for (const { option, optionValue, range } of document.requirements) {
        const host = option === OPTION ? otherHost(optionValue) : undefined;
        if (host !== undefined) report({ at: range, message: 'extra', data: { host } });
      }
    },
    ini(document, report) {
      for (const { entries } of document.sections) {
        for (const { key, value, keyRange, valueRange } of entries) {
          const host =
            key === 'extra-index-url'
              ? otherHost(
                  value
                    .trim()
                    .split(/\s+/)
                    .find((url) => otherHost(url)),
                )
              : undefined;
          if (host !== undefined)
            report({ at: { start: keyRange.start, end: valueRange.end }, message: 'extra', data: { host } });
        }
      }
    },
  },
});

/** `isExplicit`: an index of uv serves only the packages that name it. */
function reportSettings(
  settings: readonly InstallerSetting[],
  text: string,
  report: Report<Messages>,
  isExplicit = false,
): void {
  const isPrivate = settings.some(
    ({ kind, value, tool }) =>
      (kind === 'extra-index' || (kind === 'index' && tool === 'uv')) && otherHost(value) !== undefined,
  );
  for (const { kind, tool, value, at } of settings) {
    if (kind === 'strategy' && value.startsWith(UNSAFE_STRATEGY)) {
      const severity = isPrivate && !isExplicit ? 'warning' : 'info';
      const fix = writeInstead(text, at, value, FIRST);
      report({ at, message: 'strategy', severity, data: { strategy: value }, fix });
    }
    const host = kind === 'extra-index' ? otherHost(value) : undefined;
    if (host === undefined) continue;
    if (tool === 'uv') report({ at, message: 'first', severity: 'info', data: { host } });
    else if (tool === 'pipenv') report({ at, message: 'pipenv', severity: 'info' });
    else report({ at, message: 'extra', data: { host } });
  }
}

function writeInstead(text: string, { start, end }: Range, value: string, next: string): FixProposal | undefined {
  const at = text.slice(start, end).indexOf(value);
  return propose(at < 0 ? undefined : { range: { start: start + at, end: start + at + value.length }, text: next });
}

function propose(edit: Edit | undefined): FixProposal | undefined {
  return edit && { title: `Write ${edit.text}`, safety: 'unsafe', edits: [edit] };
}

/** The host of an index that is neither of this machine nor a vendor's; a host in a variable has no name that is known. */
function otherHost(url: string | undefined): string | undefined {
  const host = url === undefined ? undefined : hostOf(url)?.host;
  if (url === undefined || host === undefined || VENDORS.test(host) || RELEASES.test(url)) return undefined;
  return reachOf(host) === 'loopback' ? undefined : host;
}

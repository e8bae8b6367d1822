import { PRACTICE_OF_GROUP } from '../src/engine/groups';
import { GROUPS, type CheckKey, type Group, type RegisteredRule } from '../src/engine/rule';

/** What a reader calls the things that the keys of `check` stand for. */
const SUBJECTS: Readonly<Record<CheckKey, string>> = {
  python: 'Python and notebooks',
  yaml: 'YAML',
  json: 'JSON',
  toml: 'TOML',
  ini: 'INI',
  env: '.env files',
  requirements: 'requirements files',
  dockerfile: 'Dockerfiles',
  shell: 'shell commands (scripts, notebooks, Dockerfiles, CI)',
  environment: 'environment variables of any format',
  image: 'container images of any format',
  groovy: 'Jenkinsfile',
  podSpec: 'containers of Kubernetes, its operators, compose and compiled pipelines',
  text: 'any text',
  output: 'notebook outputs',
  suppression: 'suppression comments',
};

const FIX: Readonly<Record<RegisteredRule['meta']['fix'], string>> = {
  safe: 'yes, safe',
  unsafe: 'yes, please review',
  none: 'no',
};

/** The part of a rule's page that its metadata gives. */
export function ruleHeader(rule: RegisteredRule): string {
  const { meta } = rule;
  const rows: readonly (readonly [string, string])[] = [
    ['Practice', PRACTICE_OF_GROUP[rule.group]],
    ['Group', rule.group],
    ['Severity', `up to ${meta.severity}`],
    ['Confidence', meta.confidence],
    ['Level', meta.level ?? 'recommended'],
    ['Fix', FIX[meta.fix]],
    ['Looks at', subjectsOf(rule)],
    ['Stages', meta.stages.join(', ')],
    ['Standards', standardsOf(rule).join(', ')],
    ['Elsewhere', equivalentsOf(rule)],
    ['Since', meta.since],
  ];
  return [
    `# ${rule.id}`,
    '',
    `${meta.summary}.`,
    '',
    '| | |',
    '| --- | --- |',
    ...rows.filter(([, value]) => value !== '').map(([name, value]) => `| ${name} | ${value} |`),
    ...optionsOf(rule),
  ].join('\n');
}

function subjectsOf(rule: RegisteredRule): string {
  return (Object.keys(rule.check) as CheckKey[]).map((key) => SUBJECTS[key]).join(', ');
}

function standardsOf({ meta }: RegisteredRule): readonly string[] {
  return [
    ...meta.cwe.map((cwe) => `[CWE-${String(cwe)}](https://cwe.mitre.org/data/definitions/${String(cwe)}.html)`),
    ...(meta.owaspMl ?? []).map((id) => `OWASP ${id}`),
    ...(meta.owaspLlm ?? []).map((id) => `OWASP ${id}`),
    ...(meta.cicdSec ?? []),
    ...(meta.atlas ?? []).map((id) => `ATLAS ${id}`),
  ];
}

function equivalentsOf({ meta }: RegisteredRule): string {
  return Object.entries(meta.equivalents ?? {})
    .map(([tool, codes]) => `${tool} ${codes.join(', ')}`)
    .join('; ');
}

function optionsOf(rule: RegisteredRule): readonly string[] {
  const options = Object.entries(rule.options);
  if (options.length === 0) return [];
  return [
    '',
    '| Option | Default | |',
    '| --- | --- | --- |',
    ...options.map(
      ([name, option]) => `| \`${name}\` | \`${JSON.stringify(option.default)}\` | ${option.description} |`,
    ),
  ];
}

/** docs/rules/README.md */
export function docsIndex(rules: readonly RegisteredRule[]): string {
  const practices = [...new Set(rules.map((rule) => PRACTICE_OF_GROUP[rule.group]))].sort();
  return [
    '<!-- Written by `npm run generate`. -->',
    '',
    '# Rules',
    '',
    'Each rule is named after the hazard that it finds. The name is what settings, suppressions and reports use.',
    ...practices.flatMap((practice) => [
      '',
      `## ${practice}`,
      '',
      table(rules.filter((rule) => PRACTICE_OF_GROUP[rule.group] === practice)),
    ]),
  ].join('\n');
}

/** The table of README.md. */
const GROUP_WORDS: Readonly<Record<Group, string>> = {
  secrets: 'Secrets',
  encryption: 'Encryption, in transit and at rest',
  'access-control': 'Access control',
  audit: 'Audit and logs',
  'untrusted-code': 'Untrusted code and data',
  versioning: 'Versions of data, models and packages',
  privacy: 'Personal data',
  'ci-cd': 'Pipelines',
  robustness: 'Robustness',
  explainability: 'Explainability',
};

/** A row for each group: the whole list has a page of its own. */
export function readmeTable(rules: readonly RegisteredRule[]): string {
  const rows = GROUPS.map((group) => {
    const own = rules.filter((rule) => rule.group === group);
    const links = own.map(({ id }) => `[${id}](docs/rules/${id}.md)`).join(', ');
    return `| ${GROUP_WORDS[group]} | ${String(own.length)} | ${links} |`;
  });
  return [
    `${String(rules.length)} rules ([the list](docs/rules/README.md) says what each finds, how sure it is, and whether it has a fix):`,
    '',
    '| About | Rules | Names |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function table(rules: readonly RegisteredRule[]): string {
  return [
    '| Rule | What it finds | Severity | Fix |',
    '| --- | --- | --- | --- |',
    ...rules.map(({ id, meta }) => `| [${id}](${id}.md) | ${meta.summary} | ${meta.severity} | ${FIX[meta.fix]} |`),
  ].join('\n');
}

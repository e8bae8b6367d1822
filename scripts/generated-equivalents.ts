/** docs/equivalents.md: which of our rules says what a check of bandit says, and why some say nothing. */
import type { RegisteredRule } from '../src/engine/rule';

interface ForeignCheck {
  readonly id: string;
  readonly about: string;
  /** Why there is no rule of ours, for those that have none. */
  readonly reason?: string;
}

const IMPORTS = 'An import alone does nothing; what is done with the module is reported where it is done.';

/** Bandit 1.9's checks, in its order. */
const BANDIT: readonly ForeignCheck[] = [
  {
    id: 'B101',
    about: 'assert',
    reason: 'In notebooks and tests, where nearly all of them stand, that is what it is for.',
  },
  { id: 'B102', about: 'exec' },
  { id: 'B103', about: 'permissive file mode' },
  { id: 'B104', about: 'all interfaces' },
  { id: 'B105', about: 'password in a string' },
  { id: 'B106', about: 'password in an argument' },
  { id: 'B107', about: 'password as a default' },
  { id: 'B108', about: 'temporary folder by name' },
  { id: 'B109', about: 'password in a configuration', reason: 'Removed from bandit.' },
  { id: 'B110', about: 'try, except, pass' },
  { id: 'B111', about: 'run as root', reason: 'Removed from bandit.' },
  { id: 'B112', about: 'try, except, continue' },
  {
    id: 'B113',
    about: 'request without a timeout',
    reason:
      'A request that hangs is a matter of reliability; in a notebook the person stops it. Calls of models that a request drives are reported.',
  },
  { id: 'B201', about: 'Flask in debug mode' },
  { id: 'B202', about: 'tarfile.extractall' },
  { id: 'B301', about: 'pickle' },
  { id: 'B302', about: 'marshal' },
  { id: 'B303', about: 'MD5' },
  { id: 'B304', about: 'weak cipher' },
  { id: 'B305', about: 'weak cipher mode' },
  { id: 'B306', about: 'mktemp' },
  { id: 'B307', about: 'eval' },
  {
    id: 'B308',
    about: 'mark_safe',
    reason: 'Templates of Django are not what this tool is for; what a model writes into a page is reported.',
  },
  {
    id: 'B310',
    about: 'urlopen with any scheme',
    reason: 'The scheme matters only where somebody else chooses the address, and that is reported.',
  },
  { id: 'B311', about: 'random' },
  {
    id: 'B312',
    about: 'telnetlib',
    reason: 'Gone from Python 3.13, and no machine-learning code that was looked at uses it.',
  },
  {
    id: 'B313-B320',
    about: 'XML parsers',
    reason:
      'Expat has bounded entities since 2.4.1, which all supported Pythons bring; external entities are off by default.',
  },
  { id: 'B321', about: 'ftplib' },
  { id: 'B323', about: 'unverified context' },
  { id: 'B324', about: 'hashlib' },
  { id: 'B325', about: 'tempnam', reason: 'Gone since Python 3.' },
  { id: 'B401-B415', about: 'imports', reason: IMPORTS },
  { id: 'B501', about: 'certificate not verified' },
  { id: 'B502', about: 'old TLS' },
  { id: 'B503', about: 'old TLS as a default' },
  { id: 'B504', about: 'no TLS version' },
  { id: 'B505', about: 'weak key' },
  { id: 'B506', about: 'yaml.load' },
  { id: 'B507', about: 'SSH host key' },
  { id: 'B508', about: 'SNMP version', reason: 'No machine-learning code that was looked at speaks SNMP.' },
  { id: 'B509', about: 'SNMP cryptography', reason: 'No machine-learning code that was looked at speaks SNMP.' },
  {
    id: 'B601',
    about: 'Paramiko runs a command',
    reason: 'Running a command is what it is for; a command that is built from a request is reported.',
  },
  { id: 'B602', about: 'subprocess with a shell' },
  {
    id: 'B603',
    about: 'subprocess without a shell',
    reason: 'That is the safe way. Measured on real repositories, every such finding is noise.',
  },
  {
    id: 'B604',
    about: 'any function with shell=True',
    reason: 'The name of an argument says nothing of a function that is not known.',
  },
  { id: 'B605', about: 'a process with a shell' },
  { id: 'B606', about: 'a process without a shell', reason: 'That is the safe way.' },
  {
    id: 'B607',
    about: 'a program by its name',
    reason: 'Who controls `PATH` controls Python too; and notebooks name programs only so.',
  },
  { id: 'B608', about: 'SQL in a string' },
  { id: 'B609', about: 'wildcards in a command', reason: 'Reported where the command is built from text of others.' },
  { id: 'B610', about: 'Django extra', reason: 'Reported where the text comes from a request.' },
  { id: 'B611', about: 'Django RawSQL', reason: 'Reported where the text comes from a request.' },
  { id: 'B612', about: 'logging.config.listen', reason: 'It listens on localhost, and nobody was seen to use it.' },
  {
    id: 'B613',
    about: 'control characters that reorder text',
    reason: 'Editors show them; it is not about machine learning.',
  },
  { id: 'B614', about: 'torch.load' },
  { id: 'B615', about: 'Hugging Face without a revision' },
  {
    id: 'B701',
    about: 'Jinja without escaping',
    reason: 'Pages of the program itself; what a model writes into a page is reported.',
  },
  { id: 'B702', about: 'Mako', reason: 'Pages of the program itself; what a model writes into a page is reported.' },
  { id: 'B703', about: 'mark_safe', reason: 'See B308.' },
  { id: 'B704', about: 'Markup', reason: 'Reported where a model, or a request, writes the text.' },
];

const OTHERS = ['ruff', 'semgrep', 'hadolint', 'zizmor'] as const;

/** The whole page. Throws where a check has neither a rule nor a reason: one of the two is missing. */
export function equivalentsPage(rules: readonly RegisteredRule[]): string {
  const link = (id: string): string => `[${id}](rules/${id}.md)`;
  const rulesOf = (tool: 'bandit' | (typeof OTHERS)[number], code: string): readonly string[] =>
    rules.filter(({ meta }) => meta.equivalents?.[tool]?.includes(code)).map(({ id }) => id);
  const silent = BANDIT.filter(({ id, reason }) => reason === undefined && rulesOf('bandit', id).length === 0);
  if (silent.length > 0) {
    throw new Error(
      `No rule names these checks of bandit, and no reason is given: ${silent.map(({ id }) => id).join(', ')}.`,
    );
  }
  const bandit = BANDIT.map(({ id, about, reason }) => {
    const ours = rulesOf('bandit', id);
    return `| ${id} | ${about} | ${ours.length > 0 ? ours.map(link).join(', ') : '-'} | ${ours.length > 0 ? '' : (reason ?? '')} |`;
  });
  const others = OTHERS.map((tool) => {
    const rows = rules.flatMap(({ id, meta }) => (meta.equivalents?.[tool] ?? []).map((code) => ({ code, id })));
    rows.sort((one, other) => (one.code < other.code ? -1 : 1));
    return [
      `## ${tool}`,
      '',
      '| Check | Here |',
      '| --- | --- |',
      ...rows.map(({ code, id }) => `| ${code} | ${link(id)} |`),
      '',
    ];
  });
  return [
    '<!-- Written by `npm run generate`. -->',
    '',
    '# What other linters call it',
    '',
    'A comment `pragma: allowlist secret` of detect-secrets, or `gitleaks:allow`, counts for all rules about secrets.',
    '',
    'A comment `# nosec B614` or `# noqa: S614` counts for the rules here that say the same. The lists are about the hazard: where our',
    'rule is quiet although the other tool speaks, its page says when.',
    '',
    '## bandit',
    '',
    '| Check | About | Here | Why not |',
    '| --- | --- | --- | --- |',
    ...bandit,
    '',
    ...others.flat(),
  ].join('\n');
}

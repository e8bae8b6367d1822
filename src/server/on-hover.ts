import { MarkupKind, type CancellationToken, type Hover, type HoverParams } from 'vscode-languageserver';
import type { RegisteredRule } from '../engine/rule';
import { documentationUrl } from '../core/documentation';
import { touchesRange, type PlacedFinding } from './place';
import type { Session } from './session';

const PRACTICE_NAMES: Readonly<Record<string, string>> = {
  encryption: 'Encryption',
  'access-control': 'Access control',
  audit: 'Audit',
  'adversarial-testing': 'Adversarial testing',
  explainability: 'Explainability',
  'ci-cd': 'Secure CI/CD',
  versioning: 'Versioning',
};

/** What the rule is about, how to mend it, and where to read more. The message itself is shown by the editor. */
export async function onHover(
  session: Session,
  params: HoverParams,
  token: CancellationToken,
): Promise<Hover | undefined> {
  const { uri } = params.textDocument;
  const checked = await session.checker.check(uri, token);
  const at = { start: params.position, end: params.position };
  const here = checked?.findings.filter((placed) => placed.uri === uri && touchesRange(placed.range, at)) ?? [];
  const [first] = here;
  if (checked === undefined || first === undefined) return undefined;
  const seen = new Set<string>();
  const sections = here.flatMap((placed) => {
    const { ruleId } = placed.finding;
    const rule = checked.engine.rules.find(({ id }) => id === ruleId);
    if (rule === undefined || seen.has(ruleId)) return [];
    seen.add(ruleId);
    return [explain(placed, rule, session.client.isOwn)];
  });
  const links = [...new Set(here.flatMap(({ finding }) => revokeLink(finding.revokeUrl)))];
  return {
    contents: { kind: MarkupKind.Markdown, value: [...links, sections.join('\n\n---\n\n')].join('\n\n') },
    range: first.range,
  };
}

function explain({ finding }: PlacedFinding, rule: RegisteredRule, isOwn: boolean): string {
  const { meta } = rule;
  const practice = PRACTICE_NAMES[finding.practice] ?? finding.practice;
  const tags = [
    ...meta.cwe.map((id) => `[CWE-${String(id)}](https://cwe.mitre.org/data/definitions/${String(id)}.html)`),
  ];
  const others = [
    ...[...(meta.owaspMl ?? []), ...(meta.owaspLlm ?? [])].map((id) => `OWASP ${id}`),
    ...(meta.cicdSec ?? []),
    ...(meta.atlas ?? []).map((id) => `ATLAS ${id}`),
  ];
  return [
    `**${meta.summary}**`,
    // VS Code shows the messages of diagnostics above the hover; other editors may not.
    ...(isOwn ? [] : [finding.message]),
    describeFix(finding),
    [`Practice: ${practice}`, ...tags, ...others].join(' · '),
    `[How it happens and how to mend it](${documentationUrl(rule.id)}) · ignore with \`watertight: ignore[${rule.id}] reason\``,
  ]
    .filter((line) => line !== '')
    .join('\n\n');
}

/** The way to the vendor's page comes first: a secret that was written down is to be taken as known. */
function revokeLink(url = ''): readonly string[] {
  const [, host] = /^https:\/\/([\w.-]+)(?:\/[^\s<>()]*)?$/.exec(url) ?? [];
  return host === undefined ? [] : [`[Revoke the secret at ${host}](${url})`];
}

function describeFix({ fix }: PlacedFinding['finding']): string {
  if (fix === undefined) return '';
  const safety = fix.safety === 'safe' ? 'A safe fix' : 'A fix that needs review';
  return `${safety} is there: ${fix.title}.`;
}

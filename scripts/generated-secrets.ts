import { PROVIDERS } from '../src/secrets/providers/index';
import type { Provider } from '../src/secrets/types';

/** How a reader is told what makes each kind known. */
const KNOWN_BY: Readonly<Record<Provider['kind'], string>> = {
  token: 'its own form',
  named: 'the name beside it',
  structure: 'what it stands in',
};

/** docs/secrets.md: every kind of secret that is found, and where to revoke it. */
export function secretsPage(): string {
  const rows = new Map<string, { readonly provider: Provider; readonly kinds: Set<string> }>();
  for (const provider of PROVIDERS) {
    const row = rows.get(provider.name) ?? { provider, kinds: new Set<string>() };
    row.kinds.add(provider.id === 'generic' ? 'its name' : KNOWN_BY[provider.kind]);
    rows.set(provider.name, row);
  }
  return [
    '<!-- Written by `npm run generate`. -->',
    '',
    '# Secrets that are found',
    '',
    'Rules: [hard-coded-secret](rules/hard-coded-secret.md), [secret-in-output](rules/secret-in-output.md). Confidence is high where the form of a',
    'secret proves it, medium where the name of its vendor or the structure around it does, and low where it may have ended. Kinds of your own',
    'stand in the settings: [own-secrets.md](own-secrets.md).',
    '',
    '| Secret | Known by | Variable | Revoke |',
    '| --- | --- | --- | --- |',
    ...[...rows.values()].map(
      ({ provider: { name, variable, revokeUrl }, kinds }) =>
        `| ${withoutArticle(name)} | ${[...kinds].join(', ')} | \`${variable}\` | ${revokeUrl === undefined ? '' : `[page](${revokeUrl})`} |`,
    ),
  ].join('\n');
}

function withoutArticle(name: string): string {
  const title = name.replace(/^(?:an?|the) /, '');
  return title.charAt(0).toUpperCase() + title.slice(1);
}

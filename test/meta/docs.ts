/** What a rule's page says, as tests read it. */

export interface DocExample {
  /** As if the example were a file: the name behind the fence's words, or the usual one of its language. */
  readonly path: string;
  readonly text: string;
  readonly isBad: boolean;
}

const PATHS: Readonly<Record<string, string>> = {
  python: 'example.py',
  yaml: 'example.yaml',
  json: 'example.json',
  ini: 'example.ini',
  toml: 'example.toml',
  shell: 'example.sh',
  dockerfile: 'Dockerfile',
  requirements: 'requirements.txt',
};

const FENCE = /^```(\w+) (bad|good)(?: (\S+))?\n(.*?)^```$/gms;

export function examplesOf(page: string): readonly DocExample[] {
  return [...page.matchAll(FENCE)].map(([, language = '', kind, name, text = '']) => {
    const path = name ?? PATHS[language];
    if (path === undefined) throw new Error(`An example of ${language} needs the name of a file.`);
    return { path, text, isBad: kind === 'bad' };
  });
}

export function sectionsOf(page: string): readonly string[] {
  return [...page.matchAll(/^## (.+)$/gm)].map(([, title = '']) => title);
}

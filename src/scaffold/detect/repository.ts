/** Where the project is hosted, by the remote that git calls origin. */
export interface Repository {
  readonly host: string;
  readonly owner: string;
  readonly name: string;
  /** `https://github.com/owner/name`: without what a remote may have in it to sign in with. */
  readonly url: string;
}

const ORIGIN = /\[remote "origin"\][^[]*?^\s*url\s*=\s*(\S+)/m;
const ADDRESS =
  /^(?:https?:\/\/|ssh:\/\/)?(?:[^@/]*@)?([\w.-]+\.[a-z]+)(?::\d+)?[:/]([\w.-]+(?:\/[\w.-]+)*)\/([\w.-]+?)(?:\.git)?\/?$/;

export function detectRepository(texts: ReadonlyMap<string, string>): Repository | undefined {
  const [, address = ''] = ORIGIN.exec(texts.get('.git/config') ?? '') ?? [];
  const [, host, owner, name] = ADDRESS.exec(address) ?? [];
  if (host === undefined || owner === undefined || name === undefined) return undefined;
  return { host, owner, name, url: `https://${host}/${owner}/${name}` };
}

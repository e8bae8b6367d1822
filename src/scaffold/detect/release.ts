import type { Sources } from './sources';

/** The version that the project gives itself; undefined where it gives none. */
export function detectRelease({ texts, folder }: Sources): string | undefined {
  const declared = /^\s*version\s*=\s*["'](\d[\w.+-]*)["']/m.exec(texts.get(`${folder}pyproject.toml`) ?? '')?.[1];
  const log = texts.get(`${folder}CHANGELOG.md`) ?? texts.get('CHANGELOG.md') ?? '';
  return declared ?? /^#{1,3}\s*\[?v?(\d+\.\d[\w.-]*)/m.exec(log)?.[1];
}

import { normalizeName } from '../../lang/requirements/requirement';
import { isWritten, programs, type Sources } from './sources';

/** Modules whose package has another name. */
const PACKAGE_OF: Readonly<Record<string, string>> = {
  sklearn: 'scikit-learn',
  art: 'adversarial-robustness-toolbox',
  yaml: 'pyyaml',
  cv2: 'opencv-python',
  PIL: 'pillow',
  jwt: 'pyjwt',
};

const DECLARATION = /^[ \t]*(?:-[ \t]+)?["']?([A-Za-z][\w.-]*)(?:\[[^\]]*\])?[ \t]*(?:[=<>~!;@,"']|$)/gm;
const IMPORT = /^[ \t]*"?[ \t]*(?:from|import)[ \t]+([A-Za-z_]\w*)/gm;

/** Every name in a place where packages are declared, and every module that is imported: it serves to ask for known names. */
export function detectDependencies(sources: Sources): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [path, text] of sources.texts) {
    if (isWritten(path)) continue;
    if (!/(?:requirements[^/]*\.(?:txt|in|lock)|environment\.ya?ml|conda\.ya?ml|pyproject\.toml|Pipfile)$/.test(path))
      continue;
    for (const [, name = ''] of text.matchAll(DECLARATION)) names.add(normalizeName(name));
  }
  for (const [, text] of programs(sources)) {
    for (const [, name = ''] of text.matchAll(IMPORT)) names.add(normalizeName(PACKAGE_OF[name] ?? name));
  }
  return names;
}

import { documentOf } from '../../lang/open';
import type { SourceFile, SourcePart } from '../../lang/source-file';
import { isJobKind, type YamlDocument } from '../../lang/yaml/types';
import type { Fact } from '../types';
import { collectClusterFacts, collectComposeFacts, collectJobFacts } from './cluster-facts';
import { isWorthReading } from './fact-words';
import { collectDocumentFacts } from './document-facts';
import { collectGroovyFacts } from './groovy-facts';
import {
  collectInfrastructureFacts,
  collectProxyFacts,
  collectShippingFacts,
  IS_SHIPPING,
} from './infrastructure-facts';
import { collectPipelineFacts } from './pipeline-facts';
import type { PlacedFact } from './placed';
import { collectPythonFacts } from './python-facts';
import { collectPythonTextFacts } from './python-texts';
import { collectReportFacts } from './report-facts';
import {
  collectDockerFacts,
  collectIniFacts,
  collectMakeFacts,
  collectProjectFacts,
  collectRequirementsFacts,
  collectScriptFacts,
  collectYamlTextFacts,
} from './small-facts';

/** What counts in tests as it does elsewhere. */
const TEST_KINDS = new Set<PlacedFact['kind']>([
  ...(['evasion-test', 'privacy-test', 'data-validation', 'evaluation-gate', 'restore-test', 'fairness'] as const),
  'model-verification',
]);
const IS_TEST = /(?:^|\/)tests?\/|(?:^|\/)(?:test_[^/]*|[^/]*_test)\.py$/;
const IS_DOCUMENT = /(?:^|\/)docs?\/(?:(?!examples?\/|tutorials?\/)[^/]+\/)*[^/]+\.(?:md|mdx|rst|txt)$/;

/** What a file says for the checklist. What stands in tests, examples and documentation is only mentioned there. */
export function collectFileFacts(file: SourceFile, options: { readonly isExample: boolean }): readonly Fact[] {
  const path = file.path.toLowerCase();
  const weaken = (fact: PlacedFact): PlacedFact => {
    const counts = !options.isExample || IS_DOCUMENT.test(path) || (IS_TEST.test(path) && TEST_KINDS.has(fact.kind));
    return counts ? fact : { ...fact, strength: 0 };
  };
  const own = collectWholeFacts(file, path);
  const placed = [
    ...own.map((fact) => ({ fact, at: fact.at })),
    ...file.parts.flatMap((part) =>
      collectPartFacts(part, path).flatMap((fact) => {
        const at = part.map.toOuter(fact.at);
        return at === undefined ? [] : [{ fact, at }];
      }),
    ),
  ];
  return placed.map(({ fact, at }): Fact => {
    const { kind, text, strength = 1, value } = weaken(fact);
    return {
      ...{ kind, file: file.path, line: file.locate(at).start.line + 1, text, strength },
      ...(value === undefined ? {} : { value }),
    };
  });
}

/** Of texts that no reader takes apart. */
function collectWholeFacts({ language, text }: SourceFile, path: string): readonly PlacedFact[] {
  if (language === 'shell') return collectScriptFacts(text);
  return language === 'text' ? collectTextFacts(text, path) : [];
}

function collectTextFacts(text: string, path: string): readonly PlacedFact[] {
  if (/\.(?:md|mdx|rst|txt)$/.test(path)) return collectDocumentFacts(text, path);
  if (/(?:^|\/)(?:makefile|gnumakefile|justfile)$|\.mk$/.test(path)) return collectMakeFacts(text);
  if (/(?:^|\/)\.gitattributes$/.test(path)) {
    const at = text.indexOf('filter=lfs');
    return at < 0 ? [] : [{ kind: 'data-version', at: { start: at, end: at }, text: 'Large files kept with Git LFS' }];
  }
  if (/(?:^|\/)caddyfile$/.test(path)) {
    const domain = /^[\w-]+(?:\.[\w-]+)+\s*\{/m.exec(text);
    return domain === null
      ? []
      : [{ kind: 'tls-endpoint', at: { start: domain.index, end: domain.index }, text: 'TLS in front of the service' }];
  }
  if (path.endsWith('.sql')) {
    const grant = /^\s*GRANT\s+(?!ALL\b)[\w\s,]+\bON\b/im.exec(text);
    return grant === null
      ? []
      : [{ kind: 'store-policy', at: { start: grant.index, end: grant.index }, text: 'Rights in the database' }];
  }
  return [
    ...collectInfrastructureFacts(text),
    ...(path.endsWith('.conf') ? collectProxyFacts(text) : []),
    ...(IS_SHIPPING.test(path) ? collectShippingFacts(text) : []),
  ];
}

function collectPartFacts(part: SourcePart, path: string): readonly PlacedFact[] {
  const shipping = IS_SHIPPING.test(path) ? collectShippingFacts(part.text) : [];
  if (part.language === 'python') {
    const python = isWorthReading(part.text) ? documentOf(part, 'python') : undefined;
    return [...collectPythonTextFacts(part.text), ...(python === undefined ? [] : collectPythonFacts(python))];
  }
  const yaml = documentOf(part, 'yaml');
  if (yaml) return [...collectYamlFacts(yaml, path), ...shipping];
  const ini = documentOf(part, 'ini');
  if (ini) return collectIniFacts(ini, path);
  const groovy = documentOf(part, 'groovy');
  if (groovy) return collectGroovyFacts(groovy);
  const dockerfile = documentOf(part, 'dockerfile');
  if (dockerfile) return collectDockerFacts(dockerfile);
  const requirements = documentOf(part, 'requirements');
  if (requirements) return collectRequirementsFacts(requirements);
  const { root } = documentOf(part, 'json') ?? documentOf(part, 'toml') ?? {};
  if (root === undefined) return [];
  return part.language === 'toml'
    ? [...collectProjectFacts(root, path), ...shipping]
    : [...collectReportFacts(root, path), ...collectInfrastructureFacts(part.text), ...shipping];
}

function collectYamlFacts(yaml: YamlDocument, path: string): readonly PlacedFact[] {
  const { kind, roots, text } = yaml;
  if (kind === 'kubernetes') return [...roots.flatMap(collectClusterFacts), ...collectYamlTextFacts(text)];
  if (kind === 'compose') return roots.flatMap(collectComposeFacts);
  if (isJobKind(kind)) return roots.flatMap((root) => collectJobFacts(root, kind));
  if (kind !== 'other') return collectPipelineFacts(yaml);
  const isHelm = /(?:^|\/)templates\//.test(path);
  return [
    ...collectYamlTextFacts(text),
    ...(/AWS::|Resources:/.test(text) ? collectInfrastructureFacts(text) : []),
    ...(isHelm ? roots.flatMap(collectClusterFacts) : []),
  ];
}

import { defineRule } from '../../engine/rule';
import { nodeAt, stringAt, type DataNode } from '../../lang/data-node';

/** A path in which a version, a date or a digest stands. */
const FIXED = /\/v?\d+(?:[._-]\d+)*(?:\/|$)|[0-9a-f]{32,}|@/i;
const CHECKSUMS = ['md5', 'etag', 'checksum', 'hash', 'version_id'];

export default defineRule({
  id: 'unlocked-data-import',
  meta: {
    summary: 'Data or a model that a pipeline imports are tied to no state of their source',
    severity: 'warning',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [494],
    owaspMl: ['ML02'],
    atlas: ['AML.T0010.002'],
    stages: ['data'],
  },
  messages: {
    repository:
      'These data come from `{source}` without a `rev_lock`: the next `dvc update` or `dvc pull` takes whatever lies there then, also what somebody has put there to mislead your model. Import them anew (`dvc import --rev <tag>`), and commit the file that DVC writes.',
    reimported:
      'What lies at `{source}` is fetched anew in each run, and nothing says what it was when you tested. Whoever can change it there changes your data or model unseen. Name a version in the path, and leave `reimport` out.',
    address:
      'These data come from `{source}`, and the file says nothing of what they were: no checksum, no ETag. Whoever can change them there changes your training data unseen. Import them anew (`dvc import-url`), and commit the file that DVC writes.',
  },
  triggers: ['deps:', 'reimport', 'importer artifactUri'],
  check: {
    python(document, report) {
      for (const call of document.callsNamed('importer')) {
        const uri = call.argument('artifact_uri', 0)?.value.stringValue()?.value;
        const reimport = call.argument('reimport')?.value.value()?.value;
        if (!/^kfp\b/.test(call.name ?? '') || reimport !== true || uri === undefined || FIXED.test(uri)) continue;
        report({ at: call.range, message: 'reimported', severity: 'info', data: { source: withoutLogin(uri) } });
      }
    },
    yaml(document, report, context) {
      for (const { at, source } of document.kind === 'kfp' ? document.roots.flatMap(reimports) : [])
        report({ at, message: 'reimported', severity: 'info', data: { source: withoutLogin(source) } });
      if (!context.path.endsWith('.dvc')) return;
      for (const dependency of document.roots.flatMap(dependenciesOf)) {
        const repository = nodeAt(dependency, 'repo');
        const url = stringAt(repository, 'url');
        if (repository !== undefined && url !== undefined) {
          if (nodeAt(repository, 'rev_lock') === undefined) {
            report({
              at: (nodeAt(repository, 'url') ?? repository).range,
              message: 'repository',
              data: { source: url },
            });
          }
          continue;
        }
        const path = nodeAt(dependency, 'path');
        const source = stringAt(dependency, 'path');
        if (path === undefined || source === undefined || !/^\w[\w+.-]+:\/\//.test(source)) continue;
        if (
          CHECKSUMS.some((key) => nodeAt(dependency, key) !== undefined) ||
          nodeAt(dependency, 'files') !== undefined
        ) {
          continue;
        }
        report({ at: path.range, message: 'address', data: { source: withoutLogin(source) } });
      }
    },
  },
});

/** The importers of a compiled pipeline that fetch their artifact in each run. */
function reimports(root: DataNode): readonly { readonly at: DataNode['range']; readonly source: string }[] {
  const executors = nodeAt(root, 'deploymentSpec', 'executors');
  return (executors?.kind === 'map' ? executors.entries : []).flatMap(({ value }) => {
    const importer = nodeAt(value, 'importer');
    const source = stringAt(importer, 'artifactUri', 'constant');
    const switched = nodeAt(importer, 'reimport');
    const isOn = switched?.kind === 'scalar' && switched.value === true;
    return source === undefined || !isOn || FIXED.test(source) ? [] : [{ at: switched.range, source }];
  });
}

function dependenciesOf(root: DataNode): readonly DataNode[] {
  const list = nodeAt(root, 'deps');
  return list?.kind === 'sequence' ? list.items : [];
}

function withoutLogin(url: string): string {
  return url.replace(/\/\/[^/@]*@/, '//');
}

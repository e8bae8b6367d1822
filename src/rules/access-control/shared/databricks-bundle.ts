import type { Range } from '../../../core/range';
import { stringAt, walkData } from '../../../lang/data-node';
import type { YamlDocument } from '../../../lang/yaml/types';

/** The groups of Databricks that hold everybody. */
const EVERYBODY = /^(?:users|account users)$/;
const CHANGES = /^(?:CAN_MANAGE(?:_RUN|_PRODUCTION_VERSIONS|_STAGING_VERSIONS)?|IS_OWNER|CAN_EDIT|CAN_RESTART)$/;

/** Rights of a bundle, or of a job, cluster or model in it, that change what all others get. */
export function bundlePermissions(document: YamlDocument): readonly { readonly at: Range; readonly what: string }[] {
  if (document.kind !== 'databricks') return [];
  return document.roots
    .flatMap((root) => [...walkData(root)])
    .flatMap((node) => {
      const level = node.kind === 'map' && node.alias === undefined ? node.get('level') : undefined;
      if (level?.kind !== 'scalar' || !CHANGES.test(String(level.value))) return [];
      return EVERYBODY.test(stringAt(node, 'group_name') ?? '') ? [{ at: level.range, what: String(level.value) }] : [];
    });
}

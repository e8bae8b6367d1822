import type { EnvironmentEntry } from '../env/types';
import type { Script } from '../script-text';
import type { ImageReference } from '../source-file';
import type { GroovyDocument, GroovyStep, GroovyString } from './types';

/** What Jenkins hands to a shell: `sh '…'`, `sh(script: "…")`. */
export function shellSteps({ steps }: GroovyDocument): readonly GroovyStep[] {
  return steps.filter(({ name, argument }) => name === 'sh' && (argument === undefined || argument === 'script'));
}

/** What Groovy puts in is masked by expansions of a variable that nobody sets, as long as it is. */
export function groovyScripts(document: GroovyDocument): readonly Script[] {
  return shellSteps(document).map(({ string }) => ({ text: mask(string), map: string.map, origin: 'workflow' }));
}

function mask({ text, interpolations }: GroovyString): string {
  if (interpolations.length === 0) return text;
  return text.replace(/\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|\$[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/g, (expression) => {
    const { length } = expression;
    return length >= 4 ? `\${${'_'.repeat(length - 3)}}` : `$${'_'.repeat(length - 1)}`;
  });
}

/** Variables of `environment { NAME = '…' }`. */
export function groovyEnvironment({ assignments }: GroovyDocument): readonly EnvironmentEntry[] {
  return assignments.flatMap(({ name, nameRange, value, call, blocks }): readonly EnvironmentEntry[] => {
    if (value === undefined || call !== undefined || blocks.at(-1) !== 'environment') return [];
    const known = value.interpolations.length === 0 ? value.text : undefined;
    const { start, end } = value.range;
    return [{ name, nameRange, value: known, valueRange: { start, end } }];
  });
}

/** `docker { image 'x' }`, `docker 'x'` and `docker.image('x')`. */
export function groovyImages({ steps, text }: GroovyDocument): readonly ImageReference[] {
  return steps.flatMap(({ name, nameRange, argument, string, blocks }): readonly ImageReference[] => {
    const isOfDocker = blocks.at(-1) === 'docker' || text.startsWith('docker.', nameRange.start - 'docker.'.length);
    const isImage =
      name === 'image' ? argument === undefined && isOfDocker : name === 'docker' && blocks.at(-1) === 'agent';
    const range = isImage && string.text !== '' ? string.map.toOuter({ start: 0, end: string.text.length }) : undefined;
    if (range === undefined) return [];
    const resolved = string.interpolations.length === 0 ? string.text : undefined;
    return [{ image: string.text, range, resolved, origin: 'jenkins' }];
  });
}

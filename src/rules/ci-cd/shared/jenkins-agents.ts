import { containsRange, type Range } from '../../../core/range';
import type { GroovyBlock, GroovyDocument, GroovyWord } from '../../../lang/groovy/types';

const FRESH = new Set(['docker', 'dockerfile', 'kubernetes']);

/** Agents on which stages for change requests run, other than containers that are started for the build. */
export function agentsOfChangeRequests(document: GroovyDocument): readonly Range[] {
  const found = new Map<number, Range>();
  for (const { text, blocks, range } of document.words) {
    if (text !== 'changeRequest' || !blocks.includes('when') || blocks.includes('not')) continue;
    const stages = around(document, range).filter(({ name }) => name === 'stage');
    // Somebody has to let it go on.
    const isHeld = (stage: GroovyBlock): boolean =>
      document.words.some((word) => word.text === 'input' && isDirectlyIn(stage, word));
    if (stages.some(isHeld)) continue;
    const holders = [...stages, ...around(document, range).filter(({ name }) => name === 'pipeline')];
    const agent = holders.map((holder) => agentOf(document, holder)).find((each) => each !== undefined);
    if (agent !== undefined && !agent.isFresh) found.set(agent.range.start, agent.range);
  }
  return [...found.values()];
}

/** The blocks around a place, the innermost first. */
function around({ blocks }: GroovyDocument, place: Range): readonly GroovyBlock[] {
  return blocks.filter(({ range }) => containsRange(range, place));
}

function isDirectlyIn({ range, blocks }: GroovyBlock, word: GroovyWord): boolean {
  return containsRange(range, word.range) && word.blocks.length === blocks.length + 1;
}

/** `agent any`, `agent { label 'x' }`; undefined where the block leaves that to the one around it. */
function agentOf(
  { words, blocks, text }: GroovyDocument,
  holder: GroovyBlock,
): { readonly range: Range; readonly isFresh: boolean } | undefined {
  const index = words.findIndex((word) => word.text === 'agent' && isDirectlyIn(holder, word));
  const word = words[index];
  const next = words[index + 1];
  if (word === undefined || next === undefined) return undefined;
  const block = blocks.find(
    ({ range: { start } }) => start >= word.range.end && text.slice(word.range.end, start).trim() === '',
  );
  const range = { start: word.range.start, end: block?.range.end ?? next.range.end };
  if (block === undefined) return next.text === 'any' ? { range, isFresh: false } : undefined;
  const isFresh = words.some((each) => FRESH.has(each.text) && containsRange(block.range, each.range));
  return { range, isFresh };
}

import type { RawWord } from './raw';
import { complain, type Draft, type Frame, type Reader } from './reader';

export function createDraft(role: Draft['role'], start: number): Draft {
  return { role, start, end: start, words: [], assignments: [], isContinued: false };
}

export function openBlock(frame: Frame, start: number, isCase: boolean): void {
  frame.blocks.push({ start, isCase, stageStart: frame.stageStart, isPattern: false });
}

export function closeBlock(reader: Reader, frame: Frame, { start, end }: RawWord): void {
  const block = frame.blocks.pop();
  if (block === undefined) complain(reader, 'Nothing is open here that this could close.', start, end);
  else frame.stageStart = block.stageStart;
}

import { closeBlock, createDraft, openBlock } from './blocks';
import type { RawWord } from './raw';
import type { Frame, Reader } from './reader';

/** Reads a word where a command may start. Whether it was a keyword, and no word of a command. */
export function readKeyword(reader: Reader, frame: Frame, word: RawWord, isPattern: boolean): boolean {
  const { start, end } = word;
  const text = end - start <= 8 ? reader.text.slice(start, end) : '';
  if (isPattern) {
    if (text === 'esac') closeBlock(reader, frame, word);
    return true;
  }
  switch (text) {
    case 'if':
    case 'while':
    case 'until':
    case '{':
      openBlock(frame, start, false);
      return true;
    case 'for':
    case 'select':
      openBlock(frame, start, false);
      frame.draft = createDraft('loop', start);
      return true;
    case 'case':
      openBlock(frame, start, true);
      frame.draft = createDraft('case', start);
      return true;
    case 'function':
      frame.draft = createDraft('function', start);
      return true;
    case '[[':
      frame.draft = createDraft('test', start);
      return true;
    case 'then':
    case 'elif':
    case 'else':
    case 'do':
      frame.stageStart = reader.unpiped.length;
      return true;
    case 'fi':
    case 'done':
    case 'esac':
    case '}':
      closeBlock(reader, frame, word);
      return true;
    case '!':
    case 'coproc':
      return true;
    default:
      return false;
  }
}

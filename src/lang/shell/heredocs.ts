import { complain, type Reader } from './reader';

/** Skips the texts that the line in front of the reader's place has announced (`<<EOF`). */
export function readHeredocs(reader: Reader): void {
  if (reader.heredocs.length === 0) return;
  for (const heredoc of reader.heredocs.splice(0)) {
    if (!skipTo(reader, heredoc.delimiter, heredoc.isIndented)) {
      complain(reader, 'This text has no end.', heredoc.start, heredoc.end);
    }
  }
}

function skipTo(reader: Reader, delimiter: string, isIndented: boolean): boolean {
  const { text } = reader;
  while (reader.at < text.length) {
    const newline = text.indexOf('\n', reader.at);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(reader.at, text[end - 1] === '\r' ? end - 1 : end);
    reader.at = newline === -1 ? end : end + 1;
    if ((isIndented ? line.replace(/^\t+/, '') : line) === delimiter) return true;
  }
  return false;
}

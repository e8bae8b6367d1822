import { isDocumentedDummy } from './placeholders';
import { isWordLike } from './words';

/** A literal that may hold a part of a key: no blanks, nothing but what keys are made of. */
const PIECE = /["'}]([A-Za-z0-9_.~+/=-]{10,400})(?=["'{])/g;
/** What puts texts together: an operator beside a literal or a name, `join`, formats, f-strings. */
const JOINT = /[\w"')\]][ \t]{0,8}[+%][ \t]{0,8}["'\w([]|\.(?:join|format)\(|\b[fF][rR]?["'][^"'\n]{0,200}\{/;
/** Of so many literals one would have looked like a part of a key. */
const MAX_PIECES = 5000;

/** Whether a program may put a secret together of literals that do not look like one themselves. */
export function mayJoinSecrets(text: string): boolean {
  return holdsPiece(text) && JOINT.test(text);
}

/** Whether a literal of a program may be a part of a key. */
function holdsPiece(text: string): boolean {
  return !findPieces(text).next().done;
}

/** Where the literals of a program start that may be parts of keys, in their order. */
export function placesOfPieces(text: string): readonly number[] {
  return [...findPieces(text)];
}

function* findPieces(text: string): Generator<number> {
  let count = 0;
  for (const { index, 1: piece = '' } of text.matchAll(PIECE)) {
    if (isPieceOfKey(piece)) yield index;
    if (++count === MAX_PIECES) break;
  }
}

/** A run of letters and digits that change often, as in random texts: in names of models, versions and dates they do not. */
function isPieceOfKey(text: string): boolean {
  if (isDocumentedDummy(text)) return true;
  const run = text.split(/[^A-Za-z0-9]/).reduce((longest, next) => (next.length > longest.length ? next : longest));
  const changes = run.match(/[A-Za-z]\d|\d[A-Za-z]|[a-z][A-Z]/g)?.length ?? 0;
  return run.length >= 8 && changes >= (/\d/.test(run) ? 2 : 4) && changes >= run.length / 9 && !isWordLike(run);
}

/** The pairs of letters that make up three quarters of English text; of random letters they make up a fifth. */
const COMMON_PAIRS = new Set(
  (
    'th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve co me de hi ri ro ic ne ea ra ce li ch ll ' +
    'be ma si om ur ca el ta la ns di fo ho pe ec pr no ct us ac ot il tr ly nc et ut ss so rs un lo wa ge ie wh ee wi em ad ol rt po we na ' +
    'ul ni ts mo ow pa im mi ai sh ir su id os iv ia am fi ci vi pl ig tu ev ld ry mp fe bl ab gh ty op wo sa ay ex ke fr oo av ag if ap gr od bo'
  ).split(' '),
);

/** Runs of letters of one word: of one case, or with a capital in front. */
const WORD = /[A-Z]?[a-z]+|[A-Z]+/g;

/** Whether a text is made of words, as identifiers, model names and passphrases are, and random characters are not. */
export function isWordLike(text: string): boolean {
  let inWords = 0;
  for (const [word] of text.matchAll(WORD)) {
    if (word.length >= 4 && isPronounceable(word.toLowerCase())) inWords += word.length;
  }
  return inWords >= text.length * 0.5;
}

function isPronounceable(word: string): boolean {
  let common = 0;
  for (let at = 0; at + 1 < word.length; at++) if (COMMON_PAIRS.has(word.slice(at, at + 2))) common++;
  return common / (word.length - 1) >= 0.7;
}

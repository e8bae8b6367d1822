const OPENER = /\$?\{\{|\{%|<%/g;
const CLOSERS: Readonly<Record<string, string>> = { '{{': '}}', '{%': '%}', '<%': '%>' };

/**
 * Start and end of each `${{ … }}`, `{{ … }}`, `{% … %}` and `<% … %>`. Something else than the shell replaces them before
 * it reads the script. They end on the line they start on. Linear: no closing mark is searched twice.
 */
export function findTemplates(text: string): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const nearest = new Map<string, number>();
  const findFrom = (mark: string, from: number): number => {
    const known = nearest.get(mark);
    if (known !== undefined && known >= from) return known;
    const index = text.indexOf(mark, from);
    const place = index < 0 ? Infinity : index;
    nearest.set(mark, place);
    return place;
  };
  let last = 0;
  for (const match of text.matchAll(OPENER)) {
    if (match.index < last) continue;
    const behind = match.index + match[0].length;
    const closing = findFrom(CLOSERS[match[0].slice(-2)] ?? '}}', behind);
    if (closing > findFrom('\n', behind) || closing === Infinity) continue;
    last = closing + 2;
    found.set(match.index, last);
  }
  return found;
}

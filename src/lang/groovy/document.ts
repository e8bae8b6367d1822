import { readTokens, type GroovyToken } from './tokens';
import type { GroovyAssignment, GroovyBlock, GroovyDocument, GroovyStep, GroovyString, GroovyWord } from './types';

/** Tokens that are looked back over for the call that a named argument belongs to. */
const MAX_BACK = 60;
/** Deeper blocks have no names: nobody nests so deep. */
const MAX_BLOCKS = 50;

/** Reads a Jenkinsfile as far as its strings go. Never throws; linear. */
export function parseGroovy(text: string): GroovyDocument {
  const { tokens, problems } = readTokens(text);
  const strings: GroovyString[] = [];
  const steps: GroovyStep[] = [];
  const assignments: GroovyAssignment[] = [];
  const words: GroovyWord[] = [];
  const blocks: GroovyBlock[] = [];
  const names: string[] = [];
  const opened: { readonly name: string | undefined; readonly start: number }[] = [];
  let current: readonly string[] = [];
  const close = (end: number): void => {
    const { name, start } = opened.pop() ?? {};
    if (name === undefined || start === undefined) return;
    names.pop();
    current = [...names];
    blocks.push({ name, range: { start, end }, blocks: current });
  };
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'sign' && token.text === '{') {
      const name = names.length < MAX_BLOCKS ? blockName(tokens, index) : undefined;
      opened.push({ name, start: token.range.start });
      if (name !== undefined) names.push(name);
      current = [...names];
    } else if (token.kind === 'sign' && token.text === '}') close(token.range.end);
    else if (token.kind === 'word') words.push({ text: token.text, range: token.range, blocks: current });
    else if (token.kind === 'sign' && token.text === '=') {
      const assignment = readAssignment(tokens, index, text, current);
      if (assignment !== undefined) assignments.push(assignment);
    } else if (token.kind === 'string') {
      strings.push(token.string);
      const head = headOf(tokens, index, text);
      if (head !== undefined) steps.push({ ...head, string: token.string, blocks: current });
    }
  }
  while (opened.length > 0) close(text.length);
  return { language: 'groovy', text, problems, strings, steps, assignments, words, blocks };
}

/** `stage` of `stage('x') {`, `docker` of `docker {`; undefined for closures without a name. */
function blockName(tokens: readonly GroovyToken[], brace: number): string | undefined {
  let at = brace - 1;
  if (isSign(tokens[at], ')')) {
    let depth = 0;
    for (const limit = Math.max(0, at - MAX_BACK); at >= limit; at--) {
      if (isSign(tokens[at], ')')) depth += 1;
      else if (isSign(tokens[at], '(') && --depth === 0) break;
    }
    at -= 1;
  }
  const token = tokens[at];
  return token?.kind === 'word' ? token.text : undefined;
}

function readAssignment(
  tokens: readonly GroovyToken[],
  index: number,
  text: string,
  blocks: readonly string[],
): GroovyAssignment | undefined {
  const name = tokens[index - 1];
  const [first, second, third, fourth] = tokens.slice(index + 1, index + 5);
  if (name?.kind !== 'word' || isSign(first, '=') || first === undefined) return undefined;
  const base = { name: name.text, nameRange: name.range, blocks };
  if (first.kind === 'string') {
    const isAlone =
      second === undefined || text.slice(first.range.end, second.range.start).includes('\n') || isSign(second, '}');
    return { ...base, value: isAlone ? first.string : undefined, call: undefined };
  }
  if (first.kind !== 'word' || !isSign(second, '(')) return { ...base, value: undefined, call: undefined };
  const argument = third?.kind === 'string' && isSign(fourth, ')') ? third.string : undefined;
  return { ...base, value: argument, call: first.text };
}

type Head = Pick<GroovyStep, 'name' | 'nameRange' | 'argument'>;

/** Who is handed the string, with or without parentheses. */
function headOf(tokens: readonly GroovyToken[], index: number, text: string): Head | undefined {
  const before = tokens[index - 1];
  if (before?.kind === 'word') return { name: before.text, nameRange: before.range, argument: undefined };
  if (isSign(before, '(')) return callee(tokens[index - 2], undefined);
  if (!isSign(before, ':')) return undefined;
  const key = tokens[index - 2];
  return key?.kind === 'word' ? namedHead(tokens, index - 2, key.text, text) : undefined;
}

/** From a named argument back to its call: to the open parenthesis, or to the first word of the statement. */
function namedHead(tokens: readonly GroovyToken[], key: number, argument: string, text: string): Head | undefined {
  let depth = 0;
  for (let at = key - 1; at >= Math.max(0, key - MAX_BACK); at--) {
    const token = tokens[at];
    if (token === undefined) return undefined;
    if (isSign(token, ')') || isSign(token, ']') || isSign(token, '}')) depth += 1;
    else if (isSign(token, '(') || isSign(token, '[') || isSign(token, '{')) {
      if (depth === 0) return isSign(token, '(') ? callee(tokens[at - 1], argument) : undefined;
      depth -= 1;
    } else if (depth === 0 && token.kind === 'word' && isStatementStart(tokens, at, text))
      return callee(token, argument);
  }
  return undefined;
}

function isStatementStart(tokens: readonly GroovyToken[], index: number, text: string): boolean {
  const [before, token] = [tokens[index - 1], tokens[index]];
  if (before === undefined || token === undefined) return true;
  if (isSign(before, '{') || isSign(before, ';')) return true;
  return text.slice(before.range.end, token.range.start).includes('\n') && !isSign(before, ',');
}

function callee(token: GroovyToken | undefined, argument: string | undefined): Head | undefined {
  return token?.kind === 'word' ? { name: token.text, nameRange: token.range, argument } : undefined;
}

function isSign(token: GroovyToken | undefined, text: string): boolean {
  return token?.kind === 'sign' && token.text === text;
}

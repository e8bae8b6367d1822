import type { ParseProblem } from '../document';
import { splitLogicalLines, type LogicalLine } from './lines';
import { readOptionLine, readOptions } from './options';
import { hasTemplate, readRequirement } from './requirement';
import type { Requirement, RequirementsDocument } from './types';

/**
 * Reads a requirements file the way pip does: PEP 508 requirements, URLs, paths, options, continuation lines. A line that pip
 * would refuse is a problem, and gives no requirement; so is a line with a template. Never throws; linear.
 */
export function parseRequirements(text: string, path: string): RequirementsDocument {
  const problems: ParseProblem[] = [];
  const requirements: Requirement[] = [];
  for (const line of splitLogicalLines(text)) {
    const range = { start: line.start, end: line.start + line.text.length };
    if (hasTemplate(line.text)) {
      problems.push({ message: 'This line is a template that is not filled in', range });
      continue;
    }
    const found = line.text.startsWith('-') ? readOptionLine(line.text, line.start) : [readLine(line)];
    const known = found.filter((requirement) => requirement !== undefined);
    requirements.push(...known);
    if (known.length < found.length || found.length === 0) {
      problems.push({ message: 'Expected `name==version`, a URL, a path or an option', range });
    }
  }
  return { language: 'requirements', text, problems, role: roleOf(path), requirements };
}

/**
 * Reads one word of pip's command line: `torch==2.3`, `git+https://…`, `./local`, `name @ url`. Undefined where it is none
 * of these: an option, a template. Ranges count in `text`.
 */
export function parseRequirement(text: string): Requirement | undefined {
  const start = text.length - text.trimStart().length;
  return readRequirement(text.trim(), start);
}

/** A requirement with its own options behind it, of which only hashes matter to rules. */
function readLine({ text, start }: LogicalLine): Requirement | undefined {
  const options = text.search(/\s-/);
  if (options < 0) return readRequirement(text, start);
  const requirement = readRequirement(text.slice(0, options).trimEnd(), start);
  const hasHashes = readOptions(text.slice(options + 1)).some(({ name }) => name === '--hash');
  return requirement && { ...requirement, range: { start, end: start + text.length }, hasHashes };
}

function roleOf(path: string): RequirementsDocument['role'] {
  const [name = '', folder = ''] = path.toLowerCase().split(/[\\/]/).reverse();
  // A dot may follow: `requirements.in.j2` becomes `requirements.in`.
  if (/\.in(?:\.|$)/.test(name)) return 'input';
  return name.includes('constraints') || folder === 'constraints' ? 'constraints' : 'requirements';
}

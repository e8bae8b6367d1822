import { indent } from '../text';
import type { Step } from './pipeline';

/** A step as commands of a shell, each a text of one line or more. */
export function shellOf({ run, whenThere }: Step): readonly string[] {
  if (whenThere === undefined) return run;
  // A glob that counts folders and what is in them; the shell asks for the folder.
  const folder = whenThere.replace(/\/\*.*$/, '');
  return [`if [ -e ${folder} ]; then\n${indent(`${run.join('\n')}\n`, 2)}fi`];
}

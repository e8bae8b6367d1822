import type { FixProposal } from '../../../engine/rule';

/** What a report offers: the fix that is applied where somebody asks for all, and others to choose from. */
export interface Fixes {
  readonly fix?: FixProposal;
  readonly otherFixes?: readonly FixProposal[];
}

/** Whether a text is spelled like a variable of the environment: `HF_TOKEN`. */
export function isEnvironmentName(text: string): boolean {
  return /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(text);
}

/** The variable for a secret that is a part of what the provider's variable would hold: the password in a URL. */
export function nameOfPart(variable: string): string {
  return variable.replace(/_(?:URL|URI|DSN)$/, '_PASSWORD').replace(/_CONNECTION_STRING$/, '_KEY');
}

/** For notebooks and for programs that set the variable themselves: who runs them types the value. */
export function askFor(variable: string, edits: FixProposal['edits']): FixProposal {
  return { title: `Ask for ${variable} with getpass`, safety: 'unsafe', edits, imports: [{ module: 'getpass' }] };
}

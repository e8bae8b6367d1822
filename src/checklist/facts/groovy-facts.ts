import type { GroovyDocument } from '../../lang/groovy/types';
import type { PlacedFact } from './placed';
import { factsOfStep } from './steps';

const SHELL_STEPS = new Set(['sh', 'bat', 'powershell']);
/** Blocks inside of which a failure is forgiven. */
const SOFT_BLOCKS = new Set(['catchError', 'warnError']);

/** Evidence in a Jenkinsfile. It runs for each branch and pull request where Jenkins is told to look for them. */
export function collectGroovyFacts({ steps, assignments, text }: GroovyDocument): readonly PlacedFact[] {
  const onSchedule = steps.some(({ name, blocks }) => name === 'cron' && blocks.includes('triggers'));
  const triggers = { onPullRequest: true, onSchedule, onRelease: false };
  const facts: PlacedFact[] = [{ kind: 'ci-pipeline', at: { start: 0, end: 0 }, text: 'Pipeline' }];
  for (const { name, string, blocks, nameRange } of steps) {
    const at = string.range;
    if (SHELL_STEPS.has(name)) {
      const isBlocking = !blocks.some((block) => SOFT_BLOCKS.has(block));
      facts.push(...factsOfStep({ text: string.text, at, isBlocking, triggers }));
    }
    if (name === 'credentials' || /credentialsId/i.test(text.slice(nameRange.start - 20, nameRange.end))) {
      facts.push({ kind: 'secret-store', at, text: 'Secret taken from the store of the pipeline' });
    }
    if (name === 'input') facts.push({ kind: 'deploy-approval', at, text: 'Step that waits for a person' });
  }
  const credential = assignments.find(({ call }) => call === 'credentials');
  if (credential) {
    facts.push({ kind: 'secret-store', at: credential.nameRange, text: 'Secret taken from the store of the pipeline' });
  }
  const waits = /\binput\s*(?:\(|\{|message\b)/.exec(text);
  if (waits) {
    facts.push({
      kind: 'deploy-approval',
      at: { start: waits.index, end: waits.index + 5 },
      text: 'Step that waits for a person',
    });
  }
  if (onSchedule)
    facts.push({ kind: 'scheduled-job', at: { start: 0, end: 0 }, text: 'Job on a schedule', strength: 2 });
  return facts;
}

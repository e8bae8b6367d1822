/**
 * Fixes with the real libraries: what a fix that claims to be safe keeps, and what the other ones change. Each proof names
 * its claim on its first line.
 */
import { expect } from 'chai';
import { createFacts } from '../../../src/cli/facts';
import { SILENT } from '../../../src/cli/log';
import type { Engine, WorkspaceFacts } from '../../../src/engine/engine';
import { fixText } from '../../../src/engine/fix';
import { createEngine } from '../../../src/engine/lint';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/engine/settings';
import { createNodeHost } from '../../../src/host/node/host';
import { createPinFinder } from '../../../src/pins/find-pins';
import { RULES } from '../../../src/rules/index';
import { factsOf, loadFixtures } from '../../rules/fixtures';
import { testGrammars } from '../../unit/grammars';
import { findEnvironment } from '../environment';
import { loadProofs, type Part, type Proof } from './proof';
import { startProver, type Prover } from './prover';

const SETTINGS: Settings = { ...DEFAULT_SETTINGS, level: 'strict' };
const NOTHING: Part = { line: 0, text: '' };
const PROOFS = loadProofs();

describe('fixes with the real libraries', () => {
  let engine: Engine;
  before(async () => {
    engine = createEngine({ rules: RULES, grammars: await testGrammars(), findPins: createPinFinder() });
  });

  for (const environment of new Set(PROOFS.map((proof) => proof.environment))) {
    describe(environment, () => {
      let prover: Prover | undefined;
      before(async function () {
        this.timeout(10 * 60_000);
        const python = await findEnvironment(environment);
        prover = python === undefined ? undefined : await startProver(python);
      });
      after(() => prover?.end());

      for (const proof of PROOFS.filter((each) => each.environment === environment)) {
        it(`${proof.ruleId}: ${proof.claim}`, async function () {
          if (prover === undefined) this.skip();
          else await prove(proof, prover, engine);
        });
      }
    });
  }

  it('every rule with a fix that claims to be safe has a proof that behaviour is kept', () => {
    const claimed = new Set<string>();
    for (const fixture of loadFixtures()) {
      const settings: Settings = { ...SETTINGS, select: [fixture.ruleId] };
      for (const { path, input } of fixture.files.filter((file) => file.path.endsWith('.py'))) {
        const { findings } = engine.lint({ path, text: input }, settings, factsOf(fixture));
        for (const { ruleId, fix } of findings) if (fix?.safety === 'safe') claimed.add(ruleId);
      }
    }
    const proved = PROOFS.filter(({ parts }) => parts.kept !== undefined && parts.after === undefined);
    expect([...claimed].filter((id) => !proved.some(({ ruleId }) => ruleId === id))).to.deep.equal([]);
    expect([...claimed]).to.not.deep.equal([]);
  });
});

async function prove(proof: Proof, prover: Prover, engine: Engine): Promise<void> {
  const { path, parts } = proof;
  const { prepare = NOTHING, program, before, after, kept } = parts;
  if (program === undefined || (before === undefined && kept === undefined)) throw new Error('It proves nothing.');
  const run = async (text: Part | null, ...checks: readonly (Part | undefined)[]): Promise<void> => {
    const request = { path, prepare, program: text, checks: checks.filter((check) => check !== undefined) };
    const problem = await prover.run(request);
    if (problem !== undefined) expect.fail(`${text === null ? 'Not prepared' : text.text}\n${problem}`);
  };
  // Pins come from what is there.
  await run(null);
  const fixed = mend(proof, program.text, engine, factsIn(prover));
  await run(program, kept, before);
  await run({ ...program, text: fixed }, kept, after);
}

/** The program as our own fixes leave it: by the safe ones alone, where the proof claims that all is kept. */
function mend({ ruleId, parts }: Proof, text: string, engine: Engine, facts: WorkspaceFacts): string {
  const settings: Settings = { ...SETTINGS, select: [ruleId] };
  const unsafe = parts.after !== undefined;
  const outcome = fixText(engine, { path: 'program.py', text }, settings, facts, { unsafe });
  expect(outcome.applied, 'findings that were fixed').to.be.greaterThan(0);
  expect(outcome.result.findings, 'findings that are left').to.deep.equal([]);
  return outcome.text;
}

function factsIn({ folder, hub }: Prover): WorkspaceFacts {
  const machineFolder = (name: string): string | undefined => (name === 'hub-cache' ? hub : undefined);
  return createFacts(createNodeHost({ log: SILENT, machineFolder }))(folder);
}

/** Scaffolds that look into models, written and run in small projects. */
import { expect } from 'chai';
import { findEnvironment } from '../environment';
import { MODEL_PROJECTS } from './projects';
import { createWorkspace, type Workspace } from './workspace';

interface Attack {
  readonly name: string;
  readonly robust_accuracy: number;
}
interface Robustness {
  readonly model_version: string;
  readonly clean_accuracy: number;
  readonly attacks: readonly Attack[];
}
interface Membership {
  readonly membership_auc: number;
}
interface Explanations {
  readonly mean_abs_shap: Readonly<Record<string, number>>;
  readonly explanations: readonly { readonly lime: readonly { readonly because: string }[] }[];
}

const GRADIENT_ATTACKS = ['FGSM', 'PGD', 'DeepFool', 'HopSkipJump'];
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

describe('scaffolds that look into models', () => {
  for (const [name, files] of Object.entries(MODEL_PROJECTS)) {
    describe(name, function () {
      this.timeout(120_000);
      let workspace: Workspace | undefined;
      before(async function () {
        this.timeout(10 * 60_000);
        const python = await findEnvironment('models');
        if (python === undefined) return;
        workspace = createWorkspace(python, files);
        const { code, output } = await workspace.python(['train.py']);
        expect(code, output).to.equal(0);
      });
      after(() => workspace?.remove());

      it('is attacked and asked for its training data, and reports say what came of it', async function () {
        if (workspace === undefined) return this.skip();
        const { notes } = await workspace.scaffold('adversarial-test');
        expect(notes.at(-1)).to.include('Set EPS');
        expect(await workspace.stateOf('ADV-M1')).to.equal('partial');
        await workspace.scaffold('membership-inference-test');
        const { code, output } = await workspace.python(['-m', 'pytest', '-q', 'tests/security']);
        expect(code, output).to.equal(0);
        for (const item of ['ADV-M1', 'ADV-M2']) expect(await workspace.stateOf(item), item).to.equal('met');
        const report = workspace.readJson('reports/robustness.json') as Robustness;
        expect(report.model_version).to.match(/^[0-9a-f]{32}$/);
        expect(report.clean_accuracy).to.be.within(0.8, 1);
        const expected = name === 'a random forest' ? ['HopSkipJump'] : GRADIENT_ATTACKS;
        expect(report.attacks.map((attack) => attack.name)).to.deep.equal(expected);
        for (const { robust_accuracy: robust } of report.attacks) {
          expect(robust).to.be.within(0.1, 1);
        }
        const { membership_auc: auc } = workspace.readJson('reports/membership.json') as Membership;
        expect(auc).to.be.within(0.35, 0.65);
      });

      if (name === 'a torch network') {
        it('fails the test once attacks may go far', async function () {
          if (workspace === undefined) return this.skip();
          const path = 'tests/security/test_adversarial.py';
          const text = workspace
            .read(path)
            .replace('EPS = 0.05', 'EPS = 0.5')
            .replace('SLOW_ROWS = 10', 'SLOW_ROWS = 3');
          workspace.write('tests/security/test_far.py', text);
          const { code, output } = await workspace.python(['-m', 'pytest', '-q', 'tests/security/test_far.py']);
          expect(code, output).to.equal(1);
          expect(output).to.include('of the rows are judged right under these attacks');
        });
      }

      it('is explained by SHAP and LIME, with pictures', async function () {
        if (workspace === undefined) return this.skip();
        const { commands } = await workspace.scaffold('explain-report');
        expect(await workspace.stateOf('EXP-M1')).to.equal('partial');
        const { code, output } = await workspace.python(pythonArguments(commands));
        expect(code, output).to.equal(0);
        expect(await workspace.stateOf('EXP-M1')).to.equal('met');
        const report = workspace.readJson('reports/explanations.json') as Explanations;
        const features = Object.keys(report.mean_abs_shap);
        // What the data was made of matters, and age does not.
        expect(features.at(-1)).to.equal('age');
        expect(features[0]).to.be.oneOf(['complaints', 'minutes', 'contract']);
        expect(report.explanations).to.have.lengthOf(3);
        for (const { lime } of report.explanations)
          expect(lime.map(({ because }) => because).join()).to.include('complaints');
        for (const picture of ['shap-beeswarm', 'shap-row-0', 'lime-row-2'])
          expect(workspace.readBytes(`reports/explanations/${picture}.png`).subarray(0, 8)).to.deep.equal(PNG);
      });
    });
  }
});

/** What a person would run last, for the interpreter at hand. */
function pythonArguments(commands: readonly string[]): readonly string[] {
  const [program, ...args] = (commands.at(-1) ?? '').split(' ');
  expect(program).to.equal('python');
  return args;
}

import { expect } from 'chai';
import { deriveFacts } from '../../../src/checklist/derive';
import type { FactKind } from '../../../src/checklist/fact-kinds';
import type { Strength } from '../../../src/checklist/types';
import { factsOf, stateIn, type Workspace } from './facts';

const SHAP = 'import shap\nexplainer = shap.TreeExplainer(model)\n';
const ATTACKS = [
  'from art.attacks.evasion import DeepFool, FastGradientMethod',
  'def test_attacks():',
  '    assert accuracy(FastGradientMethod(classifier)) > 0.5',
  '    assert accuracy(DeepFool(classifier)) > 0.5',
  '',
].join('\n');

/** The strength of the strongest fact of a kind; undefined where there is none. */
async function strengthOf(workspace: Workspace, kind: FactKind): Promise<Strength | undefined> {
  const facts = deriveFacts(await factsOf(workspace)).filter((fact) => fact.kind === kind);
  return facts.map(({ strength }) => strength).sort((a, b) => b - a)[0];
}

const workflow = (on: string, ...steps: readonly string[]): string =>
  [
    `on: ${on}`,
    'jobs:',
    '  j:',
    '    runs-on: ubuntu-24.04',
    '    steps:',
    ...steps.map((step) => `      - ${step}`),
    '',
  ].join('\n');

describe('what counts as evidence', () => {
  it('is a call, not an import or a comment', async () => {
    expect(await strengthOf({ 'explain.py': 'import shap\n' }, 'explanation')).to.equal(undefined);
    expect(await strengthOf({ 'explain.py': 'import shap\n# shap.TreeExplainer(model)\n' }, 'explanation')).to.equal(
      undefined,
    );
    expect(await strengthOf({ 'explain.py': SHAP }, 'explanation')).to.equal(1);
  });

  it('is no more than a mention among dependencies, in examples and in documentation', async () => {
    expect(await strengthOf({ 'requirements.txt': 'shap==0.48.0\n' }, 'explanation')).to.equal(0);
    expect(
      await strengthOf({ 'pyproject.toml': '[project]\ndependencies = ["shap>=0.48"]\n' }, 'explanation'),
    ).to.equal(0);
    expect(await strengthOf({ 'examples/explain.py': SHAP }, 'explanation')).to.equal(0);
    expect(await strengthOf({ 'docs/explain.py': SHAP }, 'explanation')).to.equal(0);
  });

  it('counts for attacks in tests, and for documents in their folder', async () => {
    expect(await strengthOf({ 'tests/test_robustness.py': ATTACKS }, 'evasion-test')).to.equal(1);
    expect(await strengthOf({ 'docs/runbook.md': 'Roll back the model.\n' }, 'incident-runbook')).to.equal(1);
    expect(await strengthOf({ 'examples/runbook.md': 'Roll back the model.\n' }, 'incident-runbook')).to.equal(0);
  });

  it('counts for more where a pipeline, a stage, a container, a script or a Makefile runs it', async () => {
    const runners: readonly Workspace[] = [
      { '.github/workflows/ci.yml': workflow('[pull_request]', 'run: python src/explain.py') },
      { 'dvc.yaml': 'stages:\n  explain:\n    cmd: python src/explain.py\n' },
      { Dockerfile: 'FROM python:3.12\nCMD ["python", "src/explain.py"]\n' },
      { '.gitlab-ci.yml': 'explain:\n  script: [bash run.sh]\n', 'run.sh': 'python src/explain.py\n' },
      {
        Jenkinsfile: "pipeline { stages { stage('e') { steps { sh 'make report' } } } }\n",
        Makefile: 'report: prepare\n\tpython src/explain.py\nprepare:\n\ttrue\n',
      },
    ];
    for (const runner of runners) {
      expect(await strengthOf({ ...runner, 'src/explain.py': SHAP }, 'explanation'), Object.keys(runner)[0]).to.equal(
        2,
      );
      expect(await strengthOf({ ...runner, 'other.py': SHAP }, 'explanation'), Object.keys(runner)[0]).to.equal(1);
    }
  });

  it('is not lifted by scripts that run each other in a circle', async () => {
    const workspace = { Makefile: 'a: b\n\tmake b\nb: a\n\tmake a\n', 'explain.py': SHAP };
    const ci = { '.github/workflows/ci.yml': workflow('[push]', 'run: make a') };
    expect(await strengthOf({ ...workspace, ...ci }, 'explanation')).to.equal(1);
  });

  it('is a scan that blocks', async () => {
    const scan = (step: string): Workspace => ({ '.github/workflows/ci.yml': workflow('[pull_request]', step) });
    expect(await strengthOf(scan('run: bandit -r src'), 'static-scan')).to.equal(2);
    expect(await strengthOf(scan('run: bandit -r src || true'), 'static-scan')).to.equal(1);
    expect(await strengthOf(scan('{run: bandit -r src, continue-on-error: true}'), 'static-scan')).to.equal(1);
    expect(await strengthOf(scan('run: pip install bandit'), 'static-scan')).to.equal(undefined);
    expect(await strengthOf(scan('run: "# bandit -r src"'), 'static-scan')).to.equal(undefined);
    expect(
      await strengthOf({ '.gitlab-ci.yml': 's:\n  allow_failure: true\n  script: [bandit -r .]\n' }, 'static-scan'),
    ).to.equal(1);
  });

  it('is in pre-commit what runs on some machines, until the pipeline runs it', async () => {
    const config = { '.pre-commit-config.yaml': 'repos:\n- repo: x\n  rev: v1\n  hooks:\n  - id: gitleaks\n' };
    expect(await strengthOf(config, 'secret-scan')).to.equal(1);
    const ci = { '.github/workflows/ci.yml': workflow('[pull_request]', 'run: pre-commit run --all-files') };
    expect(await strengthOf({ ...config, ...ci }, 'secret-scan')).to.equal(2);
  });

  it('is a document that is filled in', async () => {
    const card = (body: string): string =>
      ['Intended use', 'Limitations', 'Training data', 'Evaluation', 'Contact', 'Model details']
        .map((title) => `## ${title}\n\n${body}\n`)
        .join('\n');
    expect(await strengthOf({ 'MODEL_CARD.md': card('Ranks customers by risk.') }, 'model-card')).to.equal(2);
    expect(await strengthOf({ 'MODEL_CARD.md': card('[More Information Needed]') }, 'model-card')).to.equal(1);
    expect(await strengthOf({ 'SECURITY.md': '# Security\n' }, 'security-policy')).to.equal(undefined);
  });

  it('is a report that holds numbers', async () => {
    const report = (accuracy: unknown): Workspace => ({
      'reports/robustness.json': JSON.stringify({ clean: 0.9, attacks: [{ name: 'FGSM', robust_accuracy: accuracy }] }),
    });
    expect(await strengthOf(report(0.7), 'robustness-report')).to.equal(3);
    expect(await strengthOf(report('not run'), 'robustness-report')).to.equal(undefined);
  });
});

describe('a workspace as a whole', () => {
  it('has attacks as a gate once a pipeline runs their tests', async () => {
    const ci = { '.github/workflows/ci.yml': workflow('[pull_request]', 'run: pytest tests') };
    const tests = { 'tests/test_robustness.py': ATTACKS };
    expect(await stateIn(tests, 'ADV-M1')).to.equal('partial');
    expect(await stateIn({ ...tests, ...ci }, 'ADV-M1')).to.equal('met');
    expect(await stateIn({ ...tests, ...ci }, 'ADV-P1')).to.equal('met');
    const elsewhere = { '.github/workflows/ci.yml': workflow('[pull_request]', 'run: pytest tests/unit') };
    expect(await stateIn({ ...tests, ...elsewhere }, 'ADV-P1')).to.equal('unmet');
  });

  it('measures drift on a schedule only where a schedule runs the check', async () => {
    const job = { 'drift.py': 'from evidently import Report\nReport(metrics)\n' };
    const cron = (step: string): Workspace => ({
      '.github/workflows/drift.yml': workflow('{schedule: [{cron: "0 3 * * *"}]}', step),
    });
    expect(await stateIn({ ...job, ...cron('run: python other.py') }, 'AUD-O2')).to.equal('partial');
    expect(await stateIn({ ...job, ...cron('run: python drift.py') }, 'AUD-O2')).to.equal('met');
  });

  it('does not take what an attack leaves for a gate of the training', async () => {
    const training = { 'train.py': 'from sklearn.svm import SVC\nSVC().fit(x, y)\n' };
    const attack = { 'tests/test_robustness.py': ATTACKS };
    const facts = await factsOf({ ...training, ...attack });
    expect(facts.filter(({ kind }) => kind === 'evaluation-gate')).to.deep.equal([]);
  });

  it('says of the place what it is, on its line', async () => {
    const [fact] = (await factsOf({ 'a.py': `# first\n${SHAP}` })).filter(({ kind }) => kind === 'explanation');
    expect(fact).to.deep.include({ file: 'a.py', line: 3, text: 'Explained with SHAP' });
  });
});

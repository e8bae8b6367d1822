import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/process.mjs';
import { planScaffold } from '../../../src/scaffold/plan';
import { findScaffold } from '../../../src/scaffold/registry';
import { memoryPlace, PROJECTS, type Files } from './projects';

async function textOf(id: string, files: Files, path: string): Promise<string> {
  const scaffold = findScaffold(id);
  if (scaffold === undefined) throw new Error(`There is no scaffold ${id}.`);
  const plan = await planScaffold(memoryPlace(files), scaffold);
  return plan.files.find((file) => file.path === path)?.text ?? '';
}

const SKLEARN = PROJECTS['scikit-learn with pip, FastAPI, DVC and GitHub'] ?? {};
const MLMODEL = `flavors:
  python_function: {loader_module: mlflow.sklearn}
  sklearn: {sklearn_version: 1.9.1}
mlflow_version: 3.17.2
run_id: 0123456789abcdef0123456789abcdef
signature:
  inputs: '[{"type": "double", "name": "tenure", "required": true}]'
  outputs: '[{"type": "long", "required": true}]'
utc_time_created: '2026-11-20 10:00:00.000000'
`;
const ATTACKS = '{"clean_accuracy": 0.93, "attacks": [{"name": "FGSM", "eps": 0.05, "robust_accuracy": 0.71234}]}';

describe('documents', () => {
  it('fill a model card with what MLmodel, metrics, dvc.lock and reports say', async () => {
    const files = {
      ...SKLEARN,
      'mlruns/1/MLmodel': MLMODEL,
      'reports/robustness.json': ATTACKS,
      'reports/shap.png': '',
    };
    const card = await textOf('model-card', files, 'MODEL_CARD.md');
    for (const words of [
      'library_name: sklearn',
      'MD5: `0123456789abcdef0123456789abcdef`',
      'MLflow run: `0123456789abcdef0123456789abcdef`',
      'Inputs: `tenure` (double)',
      '| test.f1 | 0.88 | `metrics.json` |',
      'Without an attack the accuracy is 0.93.',
      '| FGSM | 0.05 | 0.7123 |',
      '[reports/shap.png](reports/shap.png)',
    ]) {
      expect(card).to.include(words);
    }
  });

  it('name the version that the project gives itself', async () => {
    const changelog = '# Changelog\n\n## [2.3.0] - 2026-10-01\n\n- More.\n';
    expect(await textOf('model-card', { 'CHANGELOG.md': changelog }, 'MODEL_CARD.md')).to.include('- Version: 2.3.0\n');
  });

  it('mark the columns of a table that seem to be about people, and show no value of a row', async () => {
    const rows = 'customer_name,AgeYears,tenure,churn\nAda Lovelace,36,12,0\n';
    const card = await textOf('data-card', { ...SKLEARN, 'data/train.csv': rows }, 'DATA_CARD.md');
    expect(card)
      .to.include('| `churn` | predicted |')
      .and.include('- `customer_name`: a name')
      .and.include('| `tenure` |  |');
    expect(card).to.not.include('Lovelace');
    const headless = await textOf(
      'data-card',
      { ...SKLEARN, 'data/train.csv': 'Ada Lovelace,36,12,0\n' },
      'DATA_CARD.md',
    );
    expect(headless).to.not.include('Lovelace');
  });

  it('have everything in a security policy that Scorecard gives points for', async () => {
    for (const config of ['', '[remote "origin"]\n\turl = git@github.com:watertight-labs/churn.git\n']) {
      const text = await textOf('security-policy', { '.git/config': config }, 'SECURITY.md');
      const contacts = text.match(/https:\/\/[\w./-]+|[\w.]+@[\w.]+/g) ?? [];
      expect(contacts, 'somebody to reach').to.not.be.empty;
      expect(text.length, 'text beside it').to.be.greaterThan(10 * contacts.join('').length);
      expect(text.match(/vulnerab|disclos/gi), 'what it is about').to.have.length.greaterThan(1);
      expect(text.match(/\b\d+ (?:working )?days\b/g), 'by when').to.have.length.greaterThan(1);
    }
  });

  it('name the commands of what the project uses in the runbook', async () => {
    const text = await textOf('incident-runbook', SKLEARN, 'docs/incident-runbook.md');
    expect(text).to.include('dvc checkout').and.include('set_registered_model_alias').and.include('docker stop');
    expect(await textOf('incident-runbook', {}, 'docs/incident-runbook.md')).to.not.include('dvc');
  });

  describe('a bill of materials', () => {
    const folder = join(ROOT, 'test/fixtures/cyclonedx');
    const schema = (name: string): object => JSON.parse(readFileSync(join(folder, name), 'utf8')) as object;
    const ajv = new Ajv({ strict: false });
    addFormats(ajv, ['date-time', 'uri', 'email']);
    ajv.addFormat('iri-reference', true).addFormat('idn-email', true);
    ajv.addSchema([schema('jsf-0.82.schema.json'), schema('spdx.schema.json')]);
    const isValid = ajv.compile(schema('bom-1.6.schema.json'));

    for (const [name, files] of Object.entries(PROJECTS)) {
      it(`is one by the schema of CycloneDX 1.6 for ${name}`, async () => {
        const path = name.endsWith('below') ? 'service/ml-bom.cdx.json' : 'ml-bom.cdx.json';
        const bill: unknown = JSON.parse(await textOf('ml-bom', { ...files, 'mlruns/1/MLmodel': MLMODEL }, path));
        isValid(bill);
        expect(isValid.errors).to.equal(null);
      });
    }

    it('lists the model with its hash, its data and its packages', async () => {
      const lock = `version = 1\n[[package]]\nname = "churn"\nversion = "0.1.0"\nsource = { virtual = "." }\n
[[package]]\nname = "NumPy"\nversion = "2.4.6"\nsource = { registry = "https://pypi.org/simple" }\n`;
      const files = { ...SKLEARN, 'uv.lock': lock };
      const bill = JSON.parse(await textOf('ml-bom', files, 'ml-bom.cdx.json')) as {
        readonly metadata: { readonly component: unknown };
        readonly components: readonly { readonly type: string; readonly name: string; readonly version?: string }[];
      };
      expect(bill.metadata.component).to.deep.include({
        type: 'machine-learning-model',
        hashes: [{ alg: 'MD5', content: '0123456789abcdef0123456789abcdef' }],
      });
      expect(bill.components.map(({ type, name, version = '' }) => `${type} ${name} ${version}`)).to.include.members([
        'data data/train.csv ',
        'library numpy 2.4.6',
        'library scikit-learn 1.9.1',
      ]);
      expect(JSON.stringify(bill)).to.not.include('pypi/churn');
    });
  });
});

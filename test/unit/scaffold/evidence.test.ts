import { expect } from 'chai';
import { evaluateChecklist } from '../../../src/checklist/evaluate';
import { collectFacts } from '../../../src/checklist/facts/collect';
import { collectPathFacts } from '../../../src/checklist/facts/path-facts';
import type { Fact, Profile, Reason } from '../../../src/checklist/types';
import type { Engine } from '../../../src/engine/engine';
import { createGlobMatcher } from '../../../src/engine/globs';
import { createEngine } from '../../../src/engine/lint';
import { DEFAULT_SETTINGS } from '../../../src/engine/settings';
import { createPinFinder } from '../../../src/pins/find-pins';
import { RULES } from '../../../src/rules/index';
import { planScaffold } from '../../../src/scaffold/plan';
import { SCAFFOLDS } from '../../../src/scaffold/registry';
import type { Scaffold } from '../../../src/scaffold/types';
import { madeUpToken } from '../../server/texts';
import { testGrammars } from '../grammars';
import { factsOfFolder, memoryPlace, PROJECTS, type Files } from './projects';

/** A service whose decisions are about people: every item of the checklist is asked for. */
const PROFILE: Profile = { servesModel: true, personalData: true, highRisk: true };
const IS_DVC = /(?:^|\/)(?:dvc\.(?:yaml|lock)|\.dvc\/config)$/;
const PROJECT: Files = {
  ...Object.fromEntries(
    Object.entries(PROJECTS['scikit-learn with pip, FastAPI, DVC and GitHub'] ?? {}).filter(
      ([path]) => !IS_DVC.test(path),
    ),
  ),
  'deploy/serving.yaml':
    'apiVersion: serving.kserve.io/v1beta1\nkind: InferenceService\nmetadata:\n  name: churn\nspec:\n  predictor: {}\n',
};
/** A project has one of them. */
const PIPELINES = ['github-workflow', 'gitlab-ci', 'jenkinsfile'];
/** What runs what others write: each of them would hide what the other does. */
const RUNNERS = [...PIPELINES, 'retrain-workflow', 'drift-job', 'backup-job'];
/** A module counts once the service uses it, as the notes of its scaffold ask for. */
const IN_USE: Readonly<Record<string, Files>> = {
  'api-auth': {
    'serving/main.py': `from typing import Annotated

from fastapi import Depends, FastAPI

from serving.auth import require_role

app = FastAPI()


@app.post("/predict")
def predict(row: list[float], caller: Annotated[str, Depends(require_role("predictor"))]) -> float:
    return model.predict([row])[0]
`,
  },
};
/** What they are for is that nothing is found: the tests below show it. */
const PREVENTING = ['env-example', 'dockerignore'];

async function add(files: Files, scaffolds: readonly Scaffold[]): Promise<Files> {
  let after = files;
  for (const scaffold of scaffolds) {
    const { files: planned } = await planScaffold(memoryPlace(after), scaffold);
    const written = planned.filter(({ state }) => state === 'new' || state === 'extended');
    after = { ...after, ...Object.fromEntries(written.map(({ path, text }) => [path, text])) };
  }
  return after;
}

const RANK: Readonly<Record<Reason['state'], number>> = { unknown: 0, unmet: 0, partial: 1, met: 2 };

const known = new Map<string, readonly Fact[]>();

/** A file says the same in every folder. */
function factsOf(engine: Engine, path: string, text: string): readonly Fact[] {
  const key = `${path}\n${text}`;
  const facts = known.get(key) ?? collectFacts(engine, { path, text }, DEFAULT_SETTINGS);
  known.set(key, facts);
  return facts;
}

/** How much speaks for each item. */
async function weightsOf(files: Files): Promise<ReadonlyMap<string, number>> {
  const engine = createEngine({ rules: [], grammars: await testGrammars() });
  const paths = Object.keys(files);
  const isExample = createGlobMatcher(DEFAULT_SETTINGS.contexts);
  const facts = [
    ...collectPathFacts(paths, isExample),
    ...Object.entries(files).flatMap(([path, text]) => factsOf(engine, path, text)),
  ];
  const { items } = evaluateChecklist({ facts, findings: [], paths, profile: PROFILE });
  return new Map(items.map(({ id, reasons }) => [id, reasons.reduce((sum, { state }) => sum + RANK[state], 0)]));
}

describe('what scaffolds write is evidence', () => {
  for (const scaffold of SCAFFOLDS.filter(({ id }) => !PREVENTING.includes(id))) {
    it(`${scaffold.id} speaks for ${scaffold.items.join(', ')}`, async () => {
      const hidden = RUNNERS.includes(scaffold.id) ? RUNNERS : PIPELINES.slice(1);
      const others = SCAFFOLDS.filter(({ id }) => id !== scaffold.id && !hidden.includes(id));
      // Alone, and together with others: a test says more once a pipeline runs it.
      const pairs: (readonly [ReadonlyMap<string, number>, ReadonlyMap<string, number>])[] = [];
      for (const present of [[], others]) {
        const before = await weightsOf(await add(PROJECT, present));
        pairs.push([
          before,
          await weightsOf({ ...(await add(PROJECT, [...present, scaffold])), ...IN_USE[scaffold.id] }),
        ]);
      }
      const speaksFor = (id: string): boolean =>
        pairs.some(([before, after]) => (after.get(id) ?? 0) > (before.get(id) ?? 0));
      expect(
        scaffold.items.filter((id) => !speaksFor(id)),
        'items that nothing new speaks for',
      ).to.deep.equal([]);
    });
  }

  it('keeps secrets out of images', async () => {
    const engine = createEngine({ rules: RULES, grammars: await testGrammars(), findPins: createPinFinder() });
    const files = {
      Dockerfile: 'FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nUSER 10001\n',
      '.env': `TOKEN=${madeUpToken()}\n`,
      'app.py': '',
    };
    const found = (workspace: Files): readonly string[] => {
      const input = { path: 'Dockerfile', text: workspace['Dockerfile'] ?? '' };
      const result = engine.lint(input, DEFAULT_SETTINGS, factsOfFolder(workspace));
      return result.findings.map(({ ruleId }) => ruleId).filter((id) => /secret-file|build-context/.test(id));
    };
    expect(found(files)).to.not.deep.equal([]);
    const scaffold = SCAFFOLDS.filter(({ id }) => id === 'dockerignore');
    expect(found(await add(files, scaffold))).to.deep.equal([]);
  });
});

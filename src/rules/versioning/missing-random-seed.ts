import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonCall, PythonDocument } from '../../lang/python/types';

/** What draws by chance in scikit-learn, by the module it belongs to. */
const SPLITS = [
  ...['train_test_split', 'ShuffleSplit', 'StratifiedShuffleSplit', 'GroupShuffleSplit', 'RandomizedSearchCV'],
  ...['RepeatedKFold', 'RepeatedStratifiedKFold'],
];
/** These draw only with `shuffle=True`. */
const FOLDS = ['KFold', 'StratifiedKFold', 'StratifiedGroupKFold'];
const ESTIMATORS = [
  ...['RandomForestClassifier', 'RandomForestRegressor', 'ExtraTreesClassifier', 'ExtraTreesRegressor'],
  ...['GradientBoostingClassifier', 'GradientBoostingRegressor', 'BaggingClassifier', 'BaggingRegressor'],
  ...['HistGradientBoostingClassifier', 'HistGradientBoostingRegressor', 'AdaBoostClassifier', 'AdaBoostRegressor'],
  ...['MLPClassifier', 'MLPRegressor', 'SGDClassifier', 'SGDRegressor', 'IsolationForest', 'KMeans', 'MiniBatchKMeans'],
  ...['DecisionTreeClassifier', 'DecisionTreeRegressor', 'GaussianMixture', 'TSNE', 'XGBClassifier', 'XGBRegressor'],
  ...['LGBMClassifier', 'LGBMRegressor', 'LimeTabularExplainer', 'LimeTextExplainer', 'shuffle', 'resample'],
];
const LIBRARIES = /^(?:sklearn|xgboost|lightgbm|lime|imblearn)\./;
const LOADERS = [
  'torch.utils.data.DataLoader',
  'torch.utils.data.dataloader.DataLoader',
  'torch.utils.data.random_split',
];
const NAMES = new Set([...SPLITS, ...FOLDS, ...ESTIMATORS]);
/** A seed for all that follows. */
const SEEDERS =
  /\b(?:random\.seed|manual_seed(?:_all)?|set_seed|seed_everything|set_random_seed|enable_op_determinism|random\.set_seed|fix_seed|seed_all|set_seeds)\s*\(/;

export default defineRule({
  id: 'missing-random-seed',
  meta: {
    summary: 'Chance decides a split, a model or an explanation, and no seed makes it repeat',
    severity: 'info',
    confidence: 'high',
    level: 'strict',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [1357],
    stages: ['development', 'maintenance'],
  },
  messages: {
    argument:
      '`{callee}` draws by chance, so the next run gives another result and nobody can tell a change from luck. Pass `random_state`.',
    generator:
      '`{callee}` shuffles by chance, so the next run gives another result and nobody can tell a change from luck. Call `torch.manual_seed`, or pass a `generator` with a seed.',
  },
  triggers: [
    ...SPLITS,
    ...FOLDS,
    ...ESTIMATORS.filter((name) => name.length > 8),
    'sklearn shuffle',
    'DataLoader',
    'random_split',
  ],
  confirm: (text) => !SEEDERS.test(text),
  check: {
    python(document, report) {
      if (SEEDERS.test(document.text)) return;
      for (const call of document.callsNamed(...NAMES)) {
        if (!LIBRARIES.test(call.name ?? '') || !isChance(call)) continue;
        report({ at: call.range, message: 'argument', data: { callee: call.callee.text }, fix: addSeed(call) });
      }
      for (const call of loaders(document))
        report({ at: call.range, message: 'generator', data: { callee: call.callee.text } });
    },
  },
});

function isChance(call: PythonCall): boolean {
  if (call.hasUnknownArguments) return false;
  if (call.argument('random_state') !== undefined || call.argument('seed') !== undefined) return false;
  const shuffles = call.argument('shuffle')?.value.value()?.value;
  return FOLDS.includes(call.method) ? shuffles === true : shuffles !== false;
}

function loaders(document: PythonDocument): readonly PythonCall[] {
  return document.calls(...LOADERS).filter((call) => {
    if (call.hasUnknownArguments || call.argument('generator') !== undefined) return false;
    return call.method === 'random_split' || call.argument('shuffle')?.value.value()?.value === true;
  });
}

function addSeed(call: PythonCall): FixProposal {
  const edits = [call.appendArgument('random_state=42')];
  return { title: 'Pass random_state=42', safety: 'unsafe', edits };
}

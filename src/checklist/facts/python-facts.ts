import type { PythonCall, PythonDocument } from '../../lang/python/types';
import type { PlacedFact } from './placed';
import { CALL_FACTS, type CallFact } from './python-calls';
import { factsOfModels, MODEL_CALL_NAMES } from './python-models';
import { factsOfRoutes } from './python-routes';
import { factsOfSettings, SETTING_CALL_NAMES } from './python-settings';
import { FRAMEWORKS } from './python-texts';

/** The last segments of the calls that facts are about; the document's index finds them without a walk. */
const CALL_NAMES = [
  ...new Set([...CALL_FACTS.flatMap(({ names }) => names), ...SETTING_CALL_NAMES, ...MODEL_CALL_NAMES]),
];

const BY_NAME = new Map<string, CallFact[]>();
for (const fact of CALL_FACTS) for (const name of fact.names) BY_NAME.set(name, [...(BY_NAME.get(name) ?? []), fact]);

/** Kinds for which a file is no evidence unless it also does something with data. */
const NEEDS: Readonly<Partial<Record<PlacedFact['kind'], RegExp>>> = {
  'file-encryption': /open\(|read_bytes|write_bytes|\.read\(\)/,
};

/** Evidence in Python: calls of known libraries, training, routes that reach a model and the checks in front of them. */
export function collectPythonFacts(python: PythonDocument): readonly PlacedFact[] {
  const { text } = python;
  const facts = [
    ...python
      .callsNamed(...CALL_NAMES)
      .flatMap((call) => [...factsOfCall(call), ...factsOfSettings(call), ...factsOfModels(call)]),
    ...factsOfTraining(python),
    ...factsOfFlows(python),
    ...factsOfRoutes(python),
  ];
  const kinds = new Set(facts.map(({ kind }) => kind));
  // The same detectors look at what is trained on, or at what a service gets.
  const looksAtService = kinds.has('drift-check') || kinds.has('model-route');
  return facts.filter(({ kind, text: what }) => {
    if (what === 'Ids replaced by keyed hashes') return /pseudonym|anonymi|\.(?:map|apply)\(/i.test(text);
    if (kind === 'poisoning-check' && looksAtService) return false;
    return NEEDS[kind]?.test(text) ?? true;
  });
}

function factsOfCall({ name, callee }: PythonCall): readonly PlacedFact[] {
  if (name === undefined) return [];
  const last = name.slice(name.lastIndexOf('.') + 1);
  return (BY_NAME.get(last) ?? [])
    .filter(({ modules }) => modules.some((module) => name.startsWith(`${module}.`)))
    .map(({ kind, text }) => ({ kind, text, at: callee.range }));
}

const FLOWS =
  /^(?:prefect\.flow|airflow\..*\bdag|zenml\..*pipeline|kfp\.dsl\.pipeline|dagster\.(?:job|asset|graph|op))$/;
const ENGINES = ['prefect', 'airflow', 'zenml', 'kfp', 'dagster'];

/** Functions that an orchestrator runs, with and without arguments of the decorator. */
function factsOfFlows(python: PythonDocument): readonly PlacedFact[] {
  if (!ENGINES.some((module) => python.importsModule(module))) return [];
  return python.functions.flatMap(({ decorators, nameRange }) => {
    const names = decorators.map((decorator) => decorator.originCall()?.name ?? decorator.qualifiedName() ?? '');
    return names.some((name) => FLOWS.test(name))
      ? [{ kind: 'pipeline-definition' as const, at: nameRange, text: 'Pipeline in code' }]
      : [];
  });
}

/** A call that trains counts only beside a library that trains models: `fit` and `train` are common words. */
function factsOfTraining(python: PythonDocument): readonly PlacedFact[] {
  if (!FRAMEWORKS.some(([module]) => python.importsModule(module))) return [];
  const [training] = python.callsNamed('fit', 'train', 'backward', 'fit_generator', 'fit_transform');
  return training === undefined ? [] : [{ kind: 'training', at: training.callee.range, text: 'Training code' }];
}

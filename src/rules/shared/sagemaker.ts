import type { PythonCall, PythonDocument } from '../../lang/python/types';

/** Classes of the SDK (version 2) that start a job which trains. */
const ESTIMATORS: ReadonlySet<string> = new Set([
  ...['Estimator', 'Framework', 'AlgorithmEstimator', 'JumpStartEstimator', 'RLEstimator', 'HuggingFace'],
  ...['PyTorch', 'TensorFlow', 'SKLearn', 'XGBoost', 'MXNet', 'Chainer', 'KMeans', 'KNN', 'LDA', 'NTM', 'PCA'],
  ...['LinearLearner', 'FactorizationMachines', 'Object2Vec', 'IPInsights', 'RandomCutForest'],
]);
/** Classes that start a job which prepares or examines data. */
const PROCESSORS: ReadonlySet<string> = new Set([
  ...['Processor', 'ScriptProcessor', 'FrameworkProcessor', 'SKLearnProcessor', 'PyTorchProcessor'],
  ...['TensorFlowProcessor', 'HuggingFaceProcessor', 'XGBoostProcessor', 'MXNetProcessor', 'PySparkProcessor'],
  ...['SparkJarProcessor', 'SageMakerClarifyProcessor', 'DataWranglerProcessor'],
]);

export function estimatorCalls(document: PythonDocument): readonly PythonCall[] {
  return sagemakerCalls(document, ESTIMATORS);
}

export function processorCalls(document: PythonDocument): readonly PythonCall[] {
  return sagemakerCalls(document, PROCESSORS);
}

/** The SDK offers its classes in several modules each, so the last segment tells which one it is. */
export function sagemakerCalls(document: PythonDocument, classes: ReadonlySet<string>): readonly PythonCall[] {
  const isOne = (name: string | undefined): boolean =>
    name?.startsWith('sagemaker.') === true && classes.has(name.slice(name.lastIndexOf('.') + 1));
  const aliases = document.imports.filter(({ qualifiedName }) => isOne(qualifiedName)).map(({ name }) => name);
  return document.callsNamed(...new Set([...classes, ...aliases])).filter(({ name }) => isOne(name));
}

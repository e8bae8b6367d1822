import type { Range } from '../../../core/range';
import type { FixProposal } from '../../../engine/rule';
import type { PythonArgument, PythonCall, PythonDocument, PythonExpression } from '../../../lang/python/types';
import { keyedValues } from '../../shared/keyed-values';
import { estimatorCalls, processorCalls, sagemakerCalls } from '../../shared/sagemaker';
import { usualValue } from '../../shared/usual-value';

/** A job of SageMaker whose machines talk to each other in the clear: since somebody said so, or nobody anything. */
export interface JobTraffic {
  readonly at: Range;
  readonly what: string;
  readonly isSaid: boolean;
  readonly fix: FixProposal | undefined;
}

const KEYWORD = 'encrypt_inter_container_traffic';
const NETWORKING_KEYWORD = 'enable_inter_container_traffic_encryption';
const KEY = 'EnableInterContainerTrafficEncryption';
const JOBS = new Set(['create_training_job', 'create_processing_job', 'create_hyper_parameter_tuning_job']);
const TRAINERS = new Set(['ModelTrainer']);
const SWITCHED = new Set(['NetworkConfig', 'Networking', 'AutoML', 'AutoMLV2', 'MonitoringSchedule', 'remote']);

export function jobTraffic(document: PythonDocument): readonly JobTraffic[] {
  const estimators = estimatorCalls(document).flatMap((call) => judgeJob(call, KEYWORD, call));
  const processors = processorCalls(document).flatMap((call) => judgeNetworked(call, 'network_config', KEYWORD));
  const trainers = sagemakerCalls(document, TRAINERS).flatMap((call) =>
    judgeNetworked(call, 'networking', NETWORKING_KEYWORD),
  );
  const said = sagemakerCalls(document, SWITCHED).flatMap((call) => [
    ...switchedOff(call, KEYWORD),
    ...switchedOff(call, NETWORKING_KEYWORD),
  ]);
  const requests = document.callsNamed(...JOBS).flatMap((call) => judgeRequest(document, call));
  const keys = keyedValues(document, new Set([KEY]))
    .filter(({ value }) => value === 'False')
    .map(({ at, valueRange }) => ({ at, what: `${KEY}=False`, isSaid: true, fix: writeTrue(valueRange) }));
  return [...estimators, ...processors, ...trainers, ...said, ...requests, ...keys];
}

/** The machines of a job; one alone has nobody to talk to. */
function countOf(expression: PythonExpression | undefined): number {
  const count = expression && usualValue(expression)?.value;
  return typeof count === 'number' ? count : 0;
}

function judgeJob(call: PythonCall, keyword: string, appended: PythonCall): readonly JobTraffic[] {
  const argument = call.argument(keyword);
  if (argument !== undefined) return switchedOff(call, keyword);
  const position = /\.(?:Algorithm)?Estimator$/.test(call.name ?? '') ? 2 : undefined;
  const count = call.argument('instance_count', position) ?? call.argument('train_instance_count');
  if (count === undefined || countOf(count.value) < 2 || call.hasUnknownArguments) return [];
  return [{ at: count.range, what: `${keyword}=True`, isSaid: false, fix: add(appended, keyword) }];
}

/** Jobs whose network is described by an object of its own. */
function judgeNetworked(call: PythonCall, parameter: string, keyword: string): readonly JobTraffic[] {
  const compute = call.argument('compute')?.value.originCall();
  const count = call.argument('instance_count') ?? compute?.argument('instance_count');
  if (count === undefined || countOf(count.value) < 2 || call.hasUnknownArguments) return [];
  const network = call.argument(parameter);
  const what = `${keyword}=True`;
  if (network === undefined) return [{ at: count.range, what, isSaid: false, fix: undefined }];
  const made = network.value.originCall();
  if (made === undefined || made.hasUnknownArguments || made.argument(keyword) !== undefined) return [];
  return SWITCHED.has(made.name?.split('.').at(-1) ?? '')
    ? [{ at: network.range, what, isSaid: false, fix: add(made, keyword) }]
    : [];
}

function switchedOff(call: PythonCall, keyword: string): readonly JobTraffic[] {
  const argument = call.argument(keyword);
  if (argument?.value.value()?.value !== false) return [];
  return [{ at: argument.range, what: `${keyword}=False`, isSaid: true, fix: correct(call, argument) }];
}

/** The request of boto3, written out as keywords, or as a dictionary that one assignment gives a name. */
function judgeRequest(document: PythonDocument, call: PythonCall): readonly JobTraffic[] {
  const given = /\(\s*\*\*(\w+)\s*,?\s*\)$/.exec(document.text.slice(call.callee.range.end, call.range.end))?.[1];
  const assigned = given === undefined ? [] : document.assignments.filter(({ targetText }) => targetText === given);
  if (given !== undefined && call.hasUnknownArguments) {
    const written = assigned.length === 1 && !document.text.includes(KEY) ? assigned[0]?.value : undefined;
    const count = (
      written?.entry('ResourceConfig') ?? written?.entry('ProcessingResources')?.entry('ClusterConfig')
    )?.entry('InstanceCount');
    if (count === undefined || countOf(count) < 2) return [];
    return [{ at: call.callee.range, what: `${KEY}=True`, isSaid: false, fix: undefined }];
  }
  if (call.argument(KEY) !== undefined) return switchedOff(call, KEY);
  const cluster = call.argument('ProcessingResources')?.value.entry('ClusterConfig');
  const resources = call.argument('ResourceConfig')?.value ?? cluster;
  if (call.hasUnknownArguments || countOf(resources?.entry('InstanceCount')) < 2) return [];
  const network = call.argument('NetworkConfig');
  if (network !== undefined && (network.value.kind !== 'dict' || network.value.entry(KEY) !== undefined)) return [];
  const isTraining = call.method === 'create_training_job';
  return [{ at: call.callee.range, what: `${KEY}=True`, isSaid: false, fix: isTraining ? add(call, KEY) : undefined }];
}

function add(call: PythonCall, keyword: string): FixProposal {
  return { title: `Add ${keyword}=True`, safety: 'unsafe', edits: [call.appendArgument(`${keyword}=True`)] };
}

function correct(call: PythonCall, argument: PythonArgument): FixProposal | undefined {
  if (!call.arguments.includes(argument) || argument.value.kind !== 'boolean') return undefined;
  return writeTrue(argument.value.range);
}

function writeTrue(range: Range): FixProposal {
  return { title: 'Encrypt the traffic', safety: 'unsafe', edits: [{ range, text: 'True' }] };
}

import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonDocument, PythonExpression } from '../../lang/python/types';

const PICKLE = /^(?:(?:compressed\/)?(?:cloud)?pickle|application\/x-python-serialize|dill)$/;
/** Settings of Celery and kombu that say which messages are read, and how they are written. */
const READING = /(?:^|[.["'])(?:CELERY_)?(?:RESULT_)?ACCEPT_CONTENT["'\]]*$/i;
const WRITING = /(?:^|[.["'])(?:CELERY_)?(?:TASK|RESULT|EVENT)_SERIALIZER["'\]]*$/i;
const READ_KEYWORDS = ['accept_content', 'result_accept_content', 'accept'];
const WRITE_KEYWORDS = ['task_serializer', 'result_serializer', 'serializer'];
/** Calls of task queues that take these keywords: `app.conf.update(…)`, `Celery(…)`, `@app.task(…)`, `Consumer(…)`. */
const TAKERS = ['Celery', 'update', 'task', 'shared_task', 'apply_async', 'send_task', 'Consumer', 'flow', 'Producer'];
const QUEUES = /^(?:celery|kombu|prefect)\b/;
/** Classes that pickle what a queue, a cache or a session keeps. */
const SERIALIZERS =
  /^(?:prefect\.serializers\.PickleSerializer|dramatiq\.(?:encoder\.)?PickleEncoder|rq\.serializers\.(?:DefaultSerializer|PickleSerializer)|aiocache\.serializers\.PickleSerializer|django\.contrib\.sessions\.serializers\.PickleSerializer|arq\..*pickle|itsdangerous\..*pickle)(?:\(\))?$/;
const SERIALIZER_CALLS = ['PickleSerializer', 'PickleEncoder', 'DefaultSerializer'];
/** Methods that unpickle whatever arrives at a socket. */
const RECEIVERS = ['recv_pyobj'];
const CONSUMERS = [
  'KafkaConsumer',
  'AIOKafkaConsumer',
  'DeserializingConsumer',
  'Worker',
  'create_pool',
  'SimpleQueue',
];
const DESERIALIZERS = [
  'value_deserializer',
  'key_deserializer',
  'job_deserializer',
  'value.deserializer',
  'deserializer',
];
const UNPICKLERS = /^(?:pickle|cloudpickle|dill|joblib|_pickle)\.loads?$/;
/** What a training job's own processes send each other. */
const OBJECTS = [
  'recv_object_list',
  'broadcast_object_list',
  'all_gather_object',
  'gather_object',
  'scatter_object_list',
];

export default defineRule({
  id: 'pickled-task-message',
  meta: {
    summary: 'Tasks or messages are sent as pickles, so whoever reaches the queue runs code in the workers',
    severity: 'error',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [502],
    owaspMl: ['ML06'],
    atlas: ['AML.T0011.000'],
    stages: ['development', 'deployment'],
  },
  messages: {
    accepts:
      'These workers unpickle what comes in, so whoever reaches the queue runs code in them. Accept `json` only, and hand large or odd objects on as files.',
    sends:
      'This is sent as a pickle, so that those who read it have to unpickle, and whoever reaches the queue or the storage runs code in them. Write `json`, and hand large or odd objects on as files.',
    received:
      '`{callee}` unpickles whatever arrives here, so whoever can send a message runs code in this process. Send JSON, or check a signature of the bytes before they are unpickled.',
    processes:
      '`{callee}` unpickles what the other processes of the job send. Keep the ports of the job where nobody else reaches them.',
  },
  triggers: [
    ...[
      'accept_content',
      'ACCEPT_CONTENT',
      'serializer pickle',
      'SERIALIZER pickle',
      'PickleSerializer',
      'PickleEncoder',
    ],
    ...['enable_insecure_serializers', 'recv_pyobj', 'deserializer loads', 'kombu accept', 'serializer dill'],
    ...OBJECTS,
  ],
  check: {
    python(document, report) {
      for (const value of acceptedFormats(document)) {
        report({ at: value.range, message: 'accepts', severity: 'warning', fix: writeJson(value) });
      }
      for (const value of writtenFormats(document)) {
        report({ at: value.range, message: 'sends', severity: 'warning', fix: writeJson(value) });
      }
      for (const call of document.calls(
        'kombu.enable_insecure_serializers',
        'kombu.serialization.enable_insecure_serializers',
      ))
        report({ at: call.range, message: 'accepts', severity: 'warning' });
      for (const call of document.callsNamed(...SERIALIZER_CALLS))
        if (SERIALIZERS.test(call.name ?? '')) report({ at: call.range, message: 'sends', severity: 'warning' });
      for (const call of document
        .callsNamed(...RECEIVERS)
        .filter(({ name }) => name === undefined || name.startsWith('zmq')))
        report({ at: call.range, message: 'received', severity: 'warning', data: { callee: call.callee.text } });
      for (const value of unpicklers(document))
        report({ at: value.range, message: 'received', data: { callee: value.text } });
      for (const call of document.calls(...OBJECTS.map((name) => `torch.distributed.${name}`)))
        report({
          at: call.range,
          message: 'processes',
          severity: 'info',
          confidence: 'low',
          data: { callee: call.callee.text },
        });
    },
  },
});

/** The word `pickle` in the lists of what is read. */
function acceptedFormats(document: PythonDocument): readonly PythonExpression[] {
  const assigned = document.assignments.filter(({ targetText }) => READING.test(targetText)).map(({ value }) => value);
  return [...assigned, ...keywordValues(document, READ_KEYWORDS)].flatMap((list) =>
    list.elements().filter((element) => PICKLE.test(element.stringValue()?.value ?? '')),
  );
}

function writtenFormats(document: PythonDocument): readonly PythonExpression[] {
  const assigned = document.assignments
    .filter(({ targetText }) => WRITING.test(targetText) || /^SESSION_SERIALIZER$/.test(targetText))
    .map(({ value }) => value);
  return [...assigned, ...keywordValues(document, WRITE_KEYWORDS)].filter((value) => {
    const text = value.stringValue()?.value ?? '';
    return PICKLE.test(text) || SERIALIZERS.test(text);
  });
}

function keywordValues(document: PythonDocument, keywords: readonly string[]): readonly PythonExpression[] {
  return document
    .callsNamed(...TAKERS)
    .filter(({ name, callee }) =>
      name === undefined ? /\bconf\.update$|\.task$/.test(callee.text) : QUEUES.test(name),
    )
    .flatMap((call) => keywords.flatMap((keyword) => call.argument(keyword)?.value ?? []));
}

/** `value_deserializer=pickle.loads`, or a lambda that calls it. */
function unpicklers(document: PythonDocument): readonly PythonExpression[] {
  return document
    .callsNamed(...CONSUMERS)
    .flatMap((call) =>
      DESERIALIZERS.flatMap(
        (keyword) => call.argument(keyword)?.value ?? call.arguments[0]?.value.entry(keyword) ?? [],
      ),
    )
    .filter((value) => UNPICKLERS.test(value.qualifiedName() ?? ''));
}

function writeJson(value: PythonExpression): FixProposal | undefined {
  if (value.kind !== 'string' || !PICKLE.test(value.text.replace(/^["']|["']$/g, ''))) return undefined;
  return { title: 'Use json', safety: 'unsafe', edits: [{ range: value.range, text: '"json"' }] };
}

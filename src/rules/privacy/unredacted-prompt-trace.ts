import type { Range } from '../../core/range';
import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonDocument, PythonExpression } from '../../lang/python/types';
import { mayNamePersonalData, personalName } from '../shared/pii/names';
import { removesPersonalData } from '../shared/pii/personal-data';

const SETTERS = split(
  'langchain.globals.set_debug,langchain.globals.set_verbose,langchain_core.globals.set_debug,langchain_core.globals.set_verbose,llama_index.core.set_global_handler',
);
const SWITCHES = ['langchain.debug', 'langchain.verbose', 'litellm.set_verbose', 'openai.log'];
/** Variables that send whole prompts to a tracing service. */
const TRACING = /^(?:LANGCHAIN_TRACING(?:_V2)?|LANGSMITH_TRACING(?:_V2)?)$/;
/** Variables that are there for nothing else than to add the texts of messages to traces. */
const CONTENT =
  /^(?:OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT|AZURE_TRACING_GEN_AI_CONTENT_RECORDING_ENABLED|TRACELOOP_TRACE_CONTENT|OTEL_GENAI_CAPTURE_CONTENT|AZURE_SDK_TRACING_RECORD_CONTENT)$/;
const ON = /^(?:true|1|yes|on|span_only|span_and_event|event_only)$/i;
const AUTOLOG =
  /^mlflow\.(?:openai|langchain|anthropic|llama_index|gemini|litellm|bedrock|dspy|groq|mistral)\.autolog$/;

function split(words: string): readonly string[] {
  return words.split(',');
}

export default defineRule({
  id: 'unredacted-prompt-trace',
  meta: {
    summary: 'Whole prompts and answers, with personal data in them, are written into logs or traces',
    severity: 'warning',
    confidence: 'medium',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [532],
    owaspLlm: ['LLM02'],
    atlas: ['AML.T0057'],
    stages: ['development', 'deployment', 'monitoring'],
  },
  messages: {
    personal:
      '`{setting}` records every prompt and answer in full, and the prompts of this file are about people (`{name}`). Switch it off where real data is used, or hide inputs and outputs.',
    content:
      '`{setting}` adds the texts of all prompts and answers to traces, with whatever people write into them. Switch it off where real data is used, or mask the texts before they are kept.',
    debug:
      '`{setting}` prints every prompt and answer in full, with whatever people write into them. Switch it off before real data is used.',
  },
  triggers: [
    'set_debug',
    'set_verbose',
    'langchain.debug',
    'langchain.verbose',
    'litellm.set_verbose',
    'openai.log',
    'LANGCHAIN_TRACING',
    'LANGSMITH_TRACING',
    'CAPTURE_MESSAGE_CONTENT',
    'CAPTURE_CONTENT',
    'CONTENT_RECORDING',
    'TRACE_CONTENT',
    'RECORD_CONTENT',
    'autolog',
    'set_global_handler',
  ],
  check: {
    python(document, report, context) {
      const name = personIn(document);
      for (const { at, setting, value, isContent } of switches(document)) {
        const fix = value && switchOff(value);
        if (name !== undefined) report({ at, message: 'personal', data: { setting, name }, fix });
        else if (isContent) report({ at, message: 'content', severity: 'info', data: { setting }, fix });
        // In a notebook that teaches, seeing the prompts is the point.
        else if (value !== undefined && !context.isNotebook && isDebug(setting))
          report({ at, message: 'debug', severity: 'info', data: { setting }, fix });
      }
    },
    environment({ name, value, valueRange, nameRange }, report) {
      if (!CONTENT.test(name) || value === undefined || !ON.test(value)) return;
      const at = { start: nameRange.start, end: valueRange.end };
      report({ at, message: 'content', severity: 'info', data: { setting: `${name}=${value}` } });
    },
  },
});

function isDebug(setting: string): boolean {
  return /debug|verbose/.test(setting);
}

interface Switch {
  readonly at: Range;
  readonly setting: string;
  /** The literal that switches it on. */
  readonly value: PythonExpression | undefined;
  readonly isContent: boolean;
}

function switches(document: PythonDocument): readonly Switch[] {
  const calls = document.calls(...SETTERS).flatMap((call): readonly Switch[] => {
    const value = call.arguments[0]?.value;
    const isHandler = call.method === 'set_global_handler';
    if (!isHandler && value?.value()?.value !== true) return [];
    return [{ at: call.range, setting: call.callee.text, value: isHandler ? undefined : value, isContent: false }];
  });
  const autologs = document
    .callsNamed('autolog')
    .filter(
      ({ name, arguments: given }) =>
        AUTOLOG.test(name ?? '') && !given.some(({ name: key, value }) => key === 'disable' && value.text === 'True'),
    )
    .map((call): Switch => ({ at: call.range, setting: call.callee.text, value: undefined, isContent: false }));
  const assigned = document.assignments.flatMap((assignment): readonly Switch[] => {
    const { targetText, range } = assignment;
    const variable = /^(?:os\.)?environ\[["'](\w+)["']\]$/.exec(targetText)?.[1];
    if (variable === undefined && !SWITCHES.includes(targetText)) return [];
    if (variable !== undefined && !TRACING.test(variable) && !CONTENT.test(variable)) return [];
    const value = assignment.value.value()?.value;
    const isOn = value === true || (typeof value === 'string' && ON.test(value));
    if (!isOn) return [];
    return [
      {
        at: range,
        setting: variable ?? targetText,
        value: assignment.value,
        isContent: variable !== undefined && CONTENT.test(variable),
      },
    ];
  });
  return [...calls, ...autologs, ...assigned];
}

/** The first name of personal data that a text with gaps, a key or a parameter of the file holds. */
function personIn(document: PythonDocument): string | undefined {
  if (!mayNamePersonalData(document.text) || removesPersonalData(document)) return undefined;
  for (const { value, range, isDocstring } of document.strings) {
    if (isDocstring) continue;
    const text = value ?? document.text.slice(range.start, Math.min(range.end, range.start + 4000));
    if (value !== undefined && /^[\w -]{1,40}$/.test(value) && personalName(value)?.isStrong === true) return value;
    const gap = [...text.matchAll(/\{(?:\w+[.[]["']?)*(\w+)["']?\]?\}/g)]
      .map(([, name = '']) => name)
      .find((name) => personalName(name)?.isStrong);
    if (gap !== undefined) return gap;
  }
  return document.functions.flatMap(({ parameters }) => parameters).find(({ name }) => personalName(name)?.isStrong)
    ?.name;
}

function switchOff(value: PythonExpression): FixProposal | undefined {
  const text = value.kind === 'boolean' ? 'False' : value.kind === 'string' ? '"false"' : undefined;
  return text === undefined
    ? undefined
    : { title: 'Switch it off', safety: 'unsafe', edits: [{ range: value.range, text }] };
}

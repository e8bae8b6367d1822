import { defineRule } from '../../engine/rule';
import type { OriginKind, PythonCall } from '../../lang/python/types';
import { findOrigin, showPath } from '../shared/origin-tier';
import { codeSinks, MODEL_WORDS, querySinks, shellSinks, sinkTriggers } from './shared/sinks';

const MODEL: ReadonlySet<OriginKind> = new Set(['model-output']);
/** Tools that run what a model says on this machine, by the last segment of their name, and the packages they are in. */
const TOOLS = ['PythonREPLTool', 'PythonAstREPLTool', 'ShellTool', 'BashProcess', 'create_python_agent'];
const TOOL_PACKAGES = /^(?:langchain|langchain_experimental|langchain_community|llama_index)\b/;
/** Keywords that let an agent run code outside of a sandbox. */
const SWITCHES = ['allow_dangerous_code', 'allow_unsafe_code', 'unsafe_code_execution'];
const AGENTS = [
  ...['create_pandas_dataframe_agent', 'create_csv_agent', 'create_spark_dataframe_agent', 'create_xorbits_agent'],
  ...['PALChain', 'from_math_prompt', 'from_colored_object_prompt'],
];

export default defineRule({
  id: 'model-output-executed',
  meta: {
    summary: 'What a model answers is run as code, as a command or as a query',
    severity: 'error',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [94, 78, 89],
    owaspMl: ['ML09'],
    owaspLlm: ['LLM05', 'LLM06'],
    atlas: ['AML.T0050', 'AML.T0053'],
    stages: ['development', 'deployment'],
  },
  messages: {
    code: '`{callee}` runs what a model answers on this machine, and whoever writes into its prompt or its documents writes that answer. Run it in a sandbox without keys and network, or let the model choose from functions that you list.',
    query:
      'This query is written by a model, and whoever writes into its prompt or its documents can read or change the database through it. Use an account that can only read what everybody may see, and parse and check the statement first.',
    tool: '`{callee}` lets a model run any code on this machine, and whoever writes into its prompt or its documents steers that. Run it in a sandbox without keys and network, and ask a person before it runs.',
  },
  triggers: [...sinkTriggers(MODEL_WORDS, ['command', 'query']), ...TOOLS, ...SWITCHES],
  check: {
    python(document, report) {
      for (const { sinks, purpose } of [
        { sinks: codeSinks(document), purpose: 'code' as const },
        { sinks: shellSinks(document), purpose: 'shell' as const },
      ]) {
        for (const { call, text } of sinks) {
          const answer = findOrigin(text.origins(purpose), MODEL);
          if (answer === undefined) continue;
          const data = { callee: call.callee.text };
          report({ at: call.range, message: 'code', data, related: showPath(answer, call.range) });
        }
      }
      for (const { call, text } of querySinks(document)) {
        const answer = findOrigin(text.origins('query'), MODEL);
        if (answer === undefined) continue;
        report({ at: call.range, message: 'query', severity: 'warning', related: showPath(answer, call.range) });
      }
      const agents = document
        .callsNamed(...AGENTS)
        .filter((call) => SWITCHES.some((name) => call.argument(name)?.value.value()?.value === true));
      for (const call of [...document.callsNamed(...TOOLS).filter(isTool), ...agents])
        report({ at: call.range, message: 'tool', severity: 'warning', data: { callee: call.callee.text } });
    },
  },
});

function isTool({ name }: PythonCall): boolean {
  return name !== undefined && TOOL_PACKAGES.test(name);
}

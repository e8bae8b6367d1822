import { defineRule } from '../../engine/rule';
import type { OriginKind, PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';
import { findOrigin, showPath } from '../shared/origin-tier';
import {
  CODE_WORDS,
  codeSinks,
  mayRunCode,
  mayRunShell,
  MODEL_WORDS,
  QUERY_WORDS,
  querySinks,
  scriptSinks,
  SHELL_WORDS,
  shellSinks,
} from './shared/sinks';

const MODEL: ReadonlySet<OriginKind> = new Set(['model-output']);
const AGENT_PACKAGES = /^(?:langchain|langchain_experimental|langchain_community|llama_index)\b/;
/** What lets a model write the queries that it runs, with the keywords and positions of its database. */
const QUERY_AGENTS = [
  ...[
    'create_sql_agent',
    'SQLDatabaseChain',
    'SQLDatabaseSequentialChain',
    'SQLDatabaseToolkit',
    'QuerySQLDataBaseTool',
  ],
  ...['QuerySQLDatabaseTool', 'NLSQLTableQueryEngine', 'SQLTableRetrieverQueryEngine', 'GraphCypherQAChain'],
];
const QUERIES = [...QUERY_WORDS, ...QUERY_AGENTS];
/** Accounts and modes that can only read, in the address of a database. */
const READ_ONLY = /read[-_]?only|[-_]ro(?:[:@/?]|$)|\bro[:@]|\breader\b|mode=ro\b|immutable=1/i;

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
    script:
      'This program was written by a model, and whoever writes into its prompt or its documents decides what it does on this machine. Run it in a sandbox without keys and network, or let the model choose from functions that you list.',
    query:
      'This query is written by a model, and whoever writes into its prompt or its documents can read or change the database through it. Use an account that can only read what everybody may see, and parse and check the statement first.',
    database:
      '`{callee}` lets a model write the queries that it runs, and whoever writes into its prompt can read or change the database through it. Connect with an account that can only read what everybody may see, and say so in its name.',
  },
  triggers: [...MODEL_WORDS, ...QUERY_AGENTS],
  alongside: [...SHELL_WORDS, ...CODE_WORDS, ...QUERIES],
  confirm: (text) => mayRunShell(text) || mayRunCode(text) || QUERIES.some((word) => text.includes(word)),
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
      const started = new Set<PythonCall>();
      for (const { call, text } of scriptSinks(document)) {
        const answer = started.has(call) ? undefined : findOrigin(text.contentOrigins(), MODEL);
        if (answer === undefined) continue;
        started.add(call);
        report({ at: call.range, message: 'script', related: showPath(answer, call.range) });
      }
      for (const { call, text } of querySinks(document)) {
        const answer = findOrigin(text.origins('query'), MODEL);
        if (answer === undefined) continue;
        report({ at: call.range, message: 'query', severity: 'warning', related: showPath(answer, call.range) });
      }
      for (const call of queryAgents(document))
        report({
          at: call.range,
          message: 'database',
          severity: 'warning',
          confidence: 'medium',
          data: { callee: call.callee.text },
        });
    },
  },
});

/** One for each database: an agent and its toolkit are one way in. */
function queryAgents(document: PythonDocument): readonly PythonCall[] {
  const calls = document
    .callsNamed(...QUERY_AGENTS, 'from_llm')
    .filter(({ name, callee }) => {
      const words = (name ?? '').split('.');
      return (
        AGENT_PACKAGES.test(name ?? '') && QUERY_AGENTS.some((agent) => words.includes(agent)) && callee.kind !== 'call'
      );
    })
    .filter((call) => !isReadOnly(call));
  const toolkits = calls.filter(({ method }) => method === 'SQLDatabaseToolkit');
  const others = calls.filter((call) => !toolkits.includes(call));
  return others.length === 0 ? toolkits : others;
}

function isReadOnly(call: PythonCall): boolean {
  const keywords = ['db', 'database', 'sql_database', 'graph', 'toolkit'];
  const given = keywords.map((keyword) => call.argument(keyword)?.value).find((value) => value !== undefined);
  const database = given ?? call.arguments[1]?.value ?? call.arguments[0]?.value;
  return database !== undefined && namesReader(database, 0);
}

/** Whether the address that a database was opened with, maybe some calls before, names an account that can only read. */
function namesReader(expression: PythonExpression, depth: number): boolean {
  if (READ_ONLY.test(expression.text) || READ_ONLY.test(expression.stringValue()?.value ?? '')) return true;
  const maker = depth < 3 ? expression.originCall() : undefined;
  return maker?.arguments.slice(0, 6).some(({ value }) => namesReader(value, depth + 1)) === true;
}

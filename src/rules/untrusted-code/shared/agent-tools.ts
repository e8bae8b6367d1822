import type { PythonCall, PythonDocument, PythonExpression, PythonFunction, Purpose } from '../../../lang/python/types';
import { codeSinks, shellSinks } from './sinks';

/** Decorators that hand a function to a model, by the name of what they are. */
const DECORATOR =
  /^(?:langchain\w*|smolagents|transformers|crewai\w*|crewai_tools|agents|strands|pydantic_ai|mcp|fastmcp|autogen\w*|google\.adk|agno|haystack|semantic_kernel|llama_index|livekit)\b.*?(?:\btool|call_tool|tool_plain|function_tool|kernel_function|register_for_llm|register_for_execution)(?:\(\))?$/;
const PROGRAMS = ['run', 'Popen', 'call', 'check_call', 'check_output'].map((name) => `subprocess.${name}`);

/** Whether a model decides what a function is called with. */
export function isToolFunction({ decorators }: PythonFunction): boolean {
  return decorators.some((decorator) => DECORATOR.test(decorator.qualifiedName() ?? ''));
}

/** Calls in tools of a model that run a command or code which the model gives them. */
export function toolSinks(document: PythonDocument): readonly PythonCall[] {
  if (!/tool|kernel_function|register_for/.test(document.text)) return [];
  const sinks = [...shellSinks(document), ...codeSinks(document)].filter(({ call, text }) =>
    isGiven(call, text, 'code'),
  );
  const programs = document.calls(...PROGRAMS).filter((call) => {
    const command = call.argument('args', 0)?.value;
    const [program] = command?.elements() ?? [];
    const first = program ?? (command?.kind === 'list' ? undefined : command);
    return first !== undefined && isGiven(call, first, 'shell');
  });
  return [...new Set([...sinks.map(({ call }) => call), ...programs])];
}

/** What a tool can reach, where the model names it: files, addresses, rows. */
const REACHES: readonly { readonly names: readonly string[]; readonly what: string; readonly purpose: Purpose }[] = [
  { names: ['open', 'io.open', 'pathlib.Path'], what: 'file', purpose: 'path' },
  {
    names: ['requests', 'httpx'].flatMap((client) => ['get', 'post'].map((verb) => `${client}.${verb}`)),
    what: 'address',
    purpose: 'load',
  },
  { names: ['urllib.request.urlopen'], what: 'address', purpose: 'load' },
];
const MCP_TOOL = /^(?:fast)?mcp\b/;

/** Calls in tools of an MCP server that open what the model names, and queries that it writes. */
export function toolReaches(document: PythonDocument): readonly { readonly call: PythonCall; readonly what: string }[] {
  if (!document.importsModule('mcp') && !document.importsModule('fastmcp')) return [];
  const named = REACHES.flatMap(({ names, what, purpose }) =>
    document.calls(...names).map((call) => ({ call, what, purpose })),
  );
  const queries = document
    .callsNamed('execute', 'read_sql', 'read_sql_query')
    .map((call) => ({ call, what: 'query', purpose: 'query' as const }));
  return [...named, ...queries].filter(({ call, purpose }) => {
    const given = call.arguments[0]?.value;
    const isMcp = call.enclosingFunction?.decorators.some((decorator) =>
      MCP_TOOL.test(decorator.qualifiedName() ?? ''),
    );
    return isMcp === true && given !== undefined && isGiven(call, given, purpose);
  });
}

function isGiven({ enclosingFunction }: PythonCall, text: PythonExpression, purpose: Purpose): boolean {
  if (enclosingFunction === undefined || !isToolFunction(enclosingFunction)) return false;
  const { start, end } = enclosingFunction.range;
  return text
    .origins(purpose)
    .some(({ kind, at }) => (kind === 'parameter' || kind === 'request') && start <= at.start && at.end <= end);
}

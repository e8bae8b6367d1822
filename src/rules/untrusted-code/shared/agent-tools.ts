import type { PythonCall, PythonDocument, PythonExpression, PythonFunction } from '../../../lang/python/types';
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

function isGiven({ enclosingFunction }: PythonCall, text: PythonExpression, purpose: 'code' | 'shell'): boolean {
  if (enclosingFunction === undefined || !isToolFunction(enclosingFunction)) return false;
  const { start, end } = enclosingFunction.range;
  return text
    .origins(purpose)
    .some(({ kind, at }) => (kind === 'parameter' || kind === 'request') && start <= at.start && at.end <= end);
}

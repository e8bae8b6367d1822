import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonArgument, PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';
import { dictEntry } from '../shared/dict-entry';
import { importAliases } from '../shared/import-aliases';
import { toolReaches, toolSinks } from './shared/agent-tools';

/** Packages of agents; the first segment of a name. */
const PACKAGES =
  /^(?:langchain\w*|langgraph|llama_index|autogen\w*|autogenstudio|smolagents|transformers|crewai\w*|agents|google\.adk|agno|phi|camel|strands\w*|haystack\w*|ag2)\b/;
/** What runs commands or code of a model on this machine, by the last segment of its name. */
const TOOLS = [
  ...['PythonREPLTool', 'PythonAstREPLTool', 'PythonREPL', 'ShellTool', 'BashProcess', 'create_python_agent'],
  ...['LLMBashChain', 'PALChain', 'from_math_prompt', 'from_colored_object_prompt', 'HostExecutionPolicy'],
  ...['PandasQueryEngine', 'PolarsQueryEngine', 'CodeInterpreterToolSpec', 'LocalCommandLineCodeExecutor'],
  ...['UnsafeLocalCodeExecutor', 'LocalShellTool', 'ShellTools', 'PythonTools', 'SubprocessInterpreter'],
];
/** Keywords that let an agent run code or ask any address, with the value that does. */
const SWITCHES: Readonly<Record<string, boolean | string>> = {
  allow_dangerous_code: true,
  allow_dangerous_requests: true,
  allow_dangerous_tools: true,
  allow_unsafe_code: true,
  unsafe_code_execution: true,
  allow_code_execution: true,
  unsafe_mode: true,
  code_execution_mode: 'unsafe',
};
/** What takes these keywords. */
const SWITCHED = [
  ...['create_pandas_dataframe_agent', 'create_csv_agent', 'create_spark_dataframe_agent', 'create_xorbits_agent'],
  ...['create_openapi_agent', 'RequestsToolkit', 'RequestsGetTool', 'RequestsPostTool', 'RequestsPutTool'],
  ...['RequestsPatchTool', 'RequestsDeleteTool', 'OpenAPIToolkit', 'NLAToolkit', 'from_llm', 'from_llm_and_api_docs'],
  ...['from_llm_and_spec', 'from_llm_and_url', 'load_tools', 'Agent', 'CodeInterpreterTool', 'PALChain'],
  ...['from_math_prompt', 'from_colored_object_prompt', 'InternalPythonInterpreter', 'CodeExecutionToolkit'],
];
/** Chains that query a database are found by model-output-executed. */
const OTHER_HAZARD = 'GraphCypherQAChain';
const WEB = 'allow_dangerous_requests';
/** CrewAI looks for Docker unless its mode says otherwise. */
const CREW = 'allow_code_execution';
const CREW_MODE = 'code_execution_mode';
const CODE_CONFIG = 'code_execution_config';
const IMPORTS = 'additional_authorized_imports';
/** Modules with which a program leaves an interpreter that watches its imports. */
const ESCAPES = new Set(
  '* os sys subprocess shutil builtins posix pty socket ctypes importlib multiprocessing io pathlib'.split(' '),
);
const SANDBOXES = new Set(['docker', 'e2b', 'modal', 'blaxel', 'wasm']);
/** Tools that `load_tools` knows by name. */
const NAMED = new Set(['terminal', 'python_repl', 'requests_all']);

/** A closer look: `tool` and `eval(` stand in many files that hand a model nothing. */
const MENTIONS = new RegExp(
  [...TOOLS, ...Object.keys(SWITCHES), IMPORTS, 'use_docker', 'load_tools', 'strands_tools'].join('|'),
);
const DECORATED = /^[ \t]*@[\w.]{0,80}(?:tool|kernel_function|register_for)/m;

export default defineRule({
  id: 'dangerous-agent-tool',
  meta: {
    summary: 'An agent gets a tool that runs any code or asks any address, outside of a sandbox',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [94, 78],
    owaspLlm: ['LLM06'],
    atlas: ['AML.T0053'],
    stages: ['development', 'deployment'],
  },
  messages: {
    tool: '`{callee}` lets a model run any code on this machine, and whoever writes into its prompt or its documents steers that. Run it in a sandbox without keys and network, and ask a person before it runs.',
    requests:
      '`{switch}` lets a model ask any address that this machine reaches, inner services and cloud metadata included. Hand it requests to the addresses that it needs.',
    imports:
      'With `{module}` among its imports, code that a model writes does on this machine what it likes, and whoever writes into its prompt or its documents steers that. List the modules that it needs, or pass `executor_type="docker"`.',
    container:
      '`allow_code_execution` lets a model run code, in a container only where Docker is there. Leave it out, and offer functions for what the agent may do; else see to it that Docker runs, without keys and network.',
    docker:
      'Without Docker the agents run the code that a model writes on this machine, with your files and keys. Set `use_docker` to `True`, or pass a `DockerCommandLineCodeExecutor`.',
    function:
      'A model chooses what `{callee}` runs here, and whoever writes into its prompt or its documents chooses with it. Offer functions for what it may do, with checked arguments, and run programs in a sandbox.',
    reach:
      'A model names the {what} for `{callee}`, and whoever writes into its prompt or its documents does so with it: files with keys, inner addresses, the rows of others. Choose from what you list, or check it before.',
  },
  triggers: [
    ...TOOLS.filter((name) => name !== 'ShellTool' && name !== 'PythonREPL'),
    ...['ShellTool', 'PythonREPL', 'load_tools', IMPORTS, CODE_CONFIG, 'use_docker', 'strands_tools'],
    ...Object.keys(SWITCHES),
    ...['tool subprocess', 'tool os.system', 'tool popen', 'tool eval(', 'tool exec(', 'kernel_function subprocess'],
    ...['mcp open(', 'mcp Path(', 'mcp requests', 'mcp httpx', 'mcp urlopen', 'mcp execute(', 'mcp read_sql'],
  ],
  confirm: (text) => MENTIONS.test(text) || DECORATED.test(text),
  check: {
    python(document, report) {
      const seen = new Set<number>();
      const isNew = ({ range: { start } }: { range: { start: number } }): boolean =>
        !seen.has(start) && Boolean(seen.add(start));
      for (const { call, argument } of switchedCalls(document)) {
        if (!isNew(call)) continue;
        const fix = switchOff(call, argument);
        if (argument.name === WEB) report({ at: argument.range, message: 'requests', data: { switch: WEB }, fix });
        else if (argument.name === CREW && call.argument(CREW_MODE)?.value.stringValue()?.value !== 'unsafe')
          report({ at: argument.range, message: 'container', severity: 'info', fix });
        else report({ at: call.range, message: 'tool', data: { callee: call.callee.text }, fix });
      }
      for (const call of document.callsNamed(...TOOLS, ...importAliases(document, TOOLS), 'load_tools').filter(isTool))
        if (isNew(call)) report({ at: call.range, message: 'tool', data: { callee: call.callee.text } });
      for (const value of localExecutions(document)) {
        const edits = [{ range: value.range, text: 'True' }];
        const fix: FixProposal = { title: 'Use Docker', safety: 'unsafe', edits };
        report({ at: value.range, message: 'docker', fix: value.kind === 'boolean' ? fix : undefined });
      }
      for (const { at, module } of openImports(document)) report({ at, message: 'imports', data: { module } });
      for (const value of shellTools(document))
        report({ at: value.range, message: 'tool', data: { callee: value.text } });
      for (const call of toolSinks(document))
        report({ at: call.range, message: 'function', data: { callee: call.callee.text } });
      for (const { call, what } of toolReaches(document))
        report({ at: call.range, message: 'reach', severity: 'info', data: { what, callee: call.callee.text } });
    },
  },
});

function isTool(call: PythonCall): boolean {
  if (call.name === undefined || !PACKAGES.test(call.name)) return false;
  if (call.method !== 'load_tools') return true;
  const names = call.argument('tool_names', 0)?.value.elements() ?? [];
  return names.some((name) => NAMED.has(name.stringValue()?.value ?? ''));
}

/** Calls with a keyword that lets the agent do more, and that keyword. */
function switchedCalls(document: PythonDocument) {
  const words = Object.keys(SWITCHES).filter((name) => document.text.includes(name));
  if (words.length === 0) return [];
  return document.callsNamed(...SWITCHED).flatMap((call) => {
    if (call.name === undefined || !PACKAGES.test(call.name) || call.name.includes(OTHER_HAZARD)) return [];
    const found = words
      .map((word) => ({ word, argument: call.argument(word) }))
      .find(({ word, argument }) => argument !== undefined && argument.value.value()?.value === SWITCHES[word]);
    return found?.argument === undefined ? [] : [{ call, argument: found.argument }];
  });
}

/** `use_docker=False` and `{"use_docker": False}` of AutoGen's agents. */
function localExecutions(document: PythonDocument): readonly PythonExpression[] {
  if (!document.text.includes('use_docker')) return [];
  const makers = document.callsNamed('UserProxyAgent', 'AssistantAgent', 'ConversableAgent', 'GPTAssistantAgent');
  return makers.flatMap((call) => {
    const config = call.argument(CODE_CONFIG)?.value;
    const value = config?.entry('use_docker') ?? assigned(document, config)?.entry('use_docker');
    if (value !== undefined) return value.value()?.value === false ? [value] : [];
    return config !== undefined && dictEntry(config, 'use_docker') === false ? [config] : [];
  });
}

/** The dictionary that a name was assigned. */
function assigned(document: PythonDocument, config: PythonExpression | undefined): PythonExpression | undefined {
  if (config?.kind !== 'name') return undefined;
  return document.assignments.find(({ targetText, value }) => targetText === config.text && value.kind === 'dict')
    ?.value;
}

/** Lists of imports from which a program gets out of smolagents' interpreter. */
function openImports(document: PythonDocument) {
  return document
    .callsNamed('CodeAgent', 'LocalPythonExecutor', 'ReactCodeAgent', 'PythonInterpreterTool')
    .flatMap((call) => {
      const argument =
        call.argument(IMPORTS, call.method === 'LocalPythonExecutor' ? 0 : undefined) ??
        call.argument('authorized_imports');
      const executor = call.argument('executor_type')?.value.stringValue()?.value ?? '';
      if (argument === undefined || !PACKAGES.test(call.name ?? '') || SANDBOXES.has(executor)) return [];
      const value: unknown = argument.value.value()?.value;
      const written = argument.value.elements().map((element) => element.stringValue()?.value);
      const modules: readonly unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? [value] : written;
      const module = modules.find(
        (name): name is string => typeof name === 'string' && ESCAPES.has(name.split('.')[0] ?? ''),
      );
      return module === undefined ? [] : [{ at: argument.range, module }];
    });
}

/** `Agent(tools=[shell, python_repl])` of Strands, whose tools are functions. */
function shellTools(document: PythonDocument): readonly PythonExpression[] {
  if (!document.text.includes('strands_tools')) return [];
  return document
    .callsNamed('Agent')
    .flatMap((call) => call.argument('tools')?.value.elements() ?? [])
    .filter((tool) => /^strands_tools\.(?:shell|python_repl)\b/.test(tool.qualifiedName() ?? ''));
}

function switchOff(call: PythonCall, argument: PythonArgument): FixProposal | undefined {
  if (argument.name === 'code_execution_mode' && argument.value.kind === 'string') {
    const edits = [{ range: argument.value.range, text: '"safe"' }];
    return { title: 'Run the code in Docker', safety: 'unsafe', edits };
  }
  if (!call.arguments.includes(argument)) return undefined;
  return { title: `Remove ${argument.name ?? ''}`, safety: 'unsafe', edits: [call.removeArgument(argument)] };
}

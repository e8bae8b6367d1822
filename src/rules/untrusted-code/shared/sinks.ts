import type { PythonCall, PythonDocument, PythonExpression } from '../../../lang/python/types';

/** A place that runs text, and the text. */
export interface Sink {
  readonly call: PythonCall;
  readonly text: PythonExpression;
}

const SHELL_CALLS = [
  ...['os.system', 'os.popen', 'subprocess.getoutput', 'subprocess.getstatusoutput', 'commands.getoutput'],
  ...['asyncio.create_subprocess_shell', 'asyncio.subprocess.create_subprocess_shell', 'popen2.popen2', 'invoke.run'],
  ...['IPython.get_ipython().system', 'IPython.get_ipython().getoutput', 'paramiko.SSHClient().exec_command'],
  ...['fabric.Connection().run', 'fabric.Connection().sudo', 'fabric.Connection().local', 'invoke.Context().run'],
];
const PROCESS_CALLS = [
  ...['run', 'Popen', 'call', 'check_call', 'check_output'].map((name) => `subprocess.${name}`),
  ...['trio.run_process', 'psutil.Popen'],
];
const SHELL = /^(?:\/(?:usr\/)?bin\/)?(?:ba|z|da|k)?sh$/;
const PYTHON = /^(?:\/(?:usr\/)?bin\/)?(?:python|pypy)[\d.]*$/;

const CODE_CALLS = [
  ...['eval', 'exec', 'compile', 'pandas.eval', 'IPython.get_ipython().run_cell', 'sympy.sympify'],
  ...['sympy.parsing.sympy_parser.parse_expr', 'sympy.parse_expr', 'code.InteractiveInterpreter().runsource'],
  ...['code.InteractiveInterpreter().runcode', '__import__', 'importlib.import_module'],
];
/** Names that people give to data frames. */
const FRAME = /(?:^|[._])(?:df|data_?frame|frame)(?:_\w+)?$|_(?:df|frame)$/i;
/** Interpreters that LangChain hands to models, with the methods that run code in them. */
const INTERPRETERS = /\.(?:PythonREPL|PythonREPLTool|PythonAstREPLTool|ShellTool|BashProcess)\(\)\.(?:run|invoke)$/;

const QUERY_CALLS = [
  ...['pandas.read_sql', 'pandas.read_sql_query', 'sqlalchemy.text', 'sqlalchemy.sql.text', 'duckdb.sql'],
  ...['duckdb.query', 'duckdb.execute', 'google.cloud.bigquery.Client().query'],
];
/** Wrappers of databases in agents' frameworks, and graph databases, by the end of what is called. */
const WRAPPED_QUERY =
  /\bSQLDatabase\b.*\.run(?:_no_throw|_sql)?$|^neo4j\..*\.(?:run|execute_query)$|^google\.cloud\.bigquery\.Client\(\)\.query_and_wait$/;
const QUERY_METHODS = ['execute', 'executemany', 'executescript', 'exec_driver_sql', 'fetch', 'fetchval', 'sql', 'raw'];
const DATABASE =
  /(?:^|[._])(?:crs?r|(?:my|pg)?(?:cur(?:sor)?|conn?(?:ection)?|db)|c|engine|session|database|spark|duckdb|sqlite|pool|tx|objects)(?:\(\))?$/i;

/** Calls that hand text to a shell. */
export function shellSinks(document: PythonDocument): readonly Sink[] {
  const direct = document
    .calls(...SHELL_CALLS)
    .map((call) => ({ call, text: call.argument('cmd', 0)?.value ?? call.argument('command', 0)?.value }));
  const processes = document.calls(...PROCESS_CALLS).map((call) => ({ call, text: shellText(call) }));
  return [...direct, ...processes].flatMap(({ call, text }) => (text === undefined ? [] : [{ call, text }]));
}

/** What a process call hands to a shell: its command with `shell=True`, what follows in `["bash", "-c", …]`. */
function shellText(call: PythonCall): PythonExpression | undefined {
  const command = call.argument('args', 0)?.value;
  const shell = call.argument('shell')?.value.value()?.value;
  if (command === undefined || shell === true || shell === 1) return command;
  const words = splitText(command);
  if (words !== undefined) return words;
  const [program, flag] = command.elements().map((element) => element.stringValue()?.value ?? '');
  return SHELL.test(program ?? '') && /^-\w*c$/.test(flag ?? '') ? command : undefined;
}

/** What follows `-c` in `[sys.executable, "-c", text]`. */
function commandText(call: PythonCall): readonly Sink[] {
  const [program, flag, text] = call.argument('args', 0)?.value.elements() ?? [];
  const isPython = program?.qualifiedName() === 'sys.executable' || PYTHON.test(program?.stringValue()?.value ?? '');
  return isPython && text !== undefined && flag?.stringValue()?.value === '-c' ? [{ call, text }] : [];
}

/** Programs that an interpreter is started with as a file: `["python", path]`; `text` names the file. */
export function scriptSinks(document: PythonDocument): readonly Sink[] {
  return document.calls(...PROCESS_CALLS).flatMap((call) => {
    const [program, ...rest] = call.argument('args', 0)?.value.elements() ?? [];
    const name = program?.stringValue()?.value ?? '';
    const isInterpreter = program?.qualifiedName() === 'sys.executable' || PYTHON.test(name) || SHELL.test(name);
    const words = rest.map((word) => word.stringValue()?.value ?? '');
    const script = words.some((word) => /^-\w*[cm]$/.test(word))
      ? undefined
      : rest[words.findIndex((word) => !word.startsWith('-'))];
    return isInterpreter && script !== undefined ? [{ call, text: script }] : [];
  });
}

/** The text in `shlex.split(text)` and `text.split()`: whoever writes it chooses the program too. */
function splitText(command: PythonExpression): PythonExpression | undefined {
  const call = command.kind === 'call' ? command.originCall() : undefined;
  const text = call?.name === 'shlex.split' ? call.argument('s', 0)?.value : call?.receiver;
  const isSplit = call?.name === 'shlex.split' || (call?.method === 'split' && call.arguments.length === 0);
  return isSplit && text?.kind !== 'string' ? text : undefined;
}

/** Calls that run text as Python. */
export function codeSinks(document: PythonDocument): readonly Sink[] {
  const interpreters = document
    .callsNamed('run', 'invoke')
    .filter(({ name }) => name !== undefined && INTERPRETERS.test(name));
  const frames = document
    .callsNamed('query', 'eval')
    .filter(({ name, receiver }) => name !== 'pandas.eval' && receiver !== undefined && isFrame(receiver));
  const direct = [...document.calls(...CODE_CALLS), ...frames, ...interpreters].flatMap((call) => {
    const text = (call.argument('source', 0) ?? call.argument('expr') ?? call.arguments[0])?.value;
    return text === undefined ? [] : [{ call, text }];
  });
  return [...direct, ...document.calls(...PROCESS_CALLS).flatMap(commandText)];
}

/** `df.query(text)` and `df.eval(text)` run Python, too. */
export function isFrame(receiver: PythonExpression): boolean {
  const name = receiver.qualifiedName();
  return name === undefined ? FRAME.test(receiver.text) : /^pandas\.(?:DataFrame|read_\w+)\(\)/.test(name);
}

/** Calls that hand text to a database. */
export function querySinks(document: PythonDocument): readonly Sink[] {
  const methods = document
    .callsNamed(...QUERY_METHODS)
    .filter(
      ({ receiver, name }) => receiver !== undefined && !QUERY_CALLS.includes(name ?? '') && isDatabase(receiver),
    );
  const chains = document
    .callsNamed('run', 'run_no_throw', 'run_sql', 'execute_query', 'query_and_wait')
    .filter(({ name }) => name !== undefined && WRAPPED_QUERY.test(name));
  return [...document.calls(...QUERY_CALLS), ...methods, ...chains].flatMap((call) => {
    const text = (call.argument('sql', 0) ?? call.argument('query') ?? call.argument('statement'))?.value;
    return text === undefined ? [] : [{ call, text }];
  });
}

function isDatabase(receiver: PythonExpression): boolean {
  if (DATABASE.test(receiver.text)) return true;
  const name = receiver.qualifiedName();
  return (
    name !== undefined &&
    /^(?:sqlite3|psycopg|MySQLdb|pymysql|mysql|sqlalchemy|asyncpg|aiosqlite|duckdb|pyodbc|snowflake|clickhouse)/.test(
      name,
    )
  );
}

export const SHELL_WORDS = [
  ...['os.system', 'popen', 'subprocess', 'create_subprocess_shell', 'getoutput', 'ipython.system', 'run_process'],
  ...['exec_command', 'fabric', 'invoke.run', 'invoke.Context'],
];
export const CODE_WORDS = [
  ...['eval(', 'exec(', 'compile(', 'run_cell', 'PythonREPL', 'AstREPL', 'ShellTool', 'BashProcess', 'pandas.query('],
  ...['sympify', 'parse_expr', 'InteractiveInterpreter', '__import__', 'import_module'],
];
export const QUERY_WORDS = [
  'execute',
  'exec_driver_sql',
  'read_sql',
  'sqlalchemy.text',
  'duckdb',
  'bigquery',
  'sql(',
  'raw(',
  'SQLDatabase',
  'neo4j',
];

/** A closer look at a file with SHELL_WORDS: most that start programs hand over a list. */
export function mayRunShell(text: string): boolean {
  return SHELL_LOOK.test(text);
}

/** A closer look at a file with CODE_WORDS: `model.eval()` and `re.compile(…)` stand in half of all files. */
export function mayRunCode(text: string): boolean {
  return CODE_LOOK.test(text);
}

const SHELL_LOOK =
  /\bshell["']?\s*[=:]|\bsystem\b|popen|getoutput|subprocess_shell|exec_command|run_process|["']-\w{0,5}c["']|(?:import|from)\s+(?:fabric|invoke)\b/i;
const CODE_LOOK =
  /(?<![\w.])(?:eval|exec|compile|__import__)\s*\(|\.(?:eval|query)\s*\(\s*[^)\s]|[(,:=]\s*eval\s*[,)}]|run_cell|import_module|sympify|parse_expr|InteractiveInterpreter/;

/** What occurs in a file that answers requests. */
export const REQUEST_WORDS = ['request', 'fastapi', 'streamlit', 'gradio', '_handler', 'get_argument'];
/** What occurs in a file that asks a model. */
export const MODEL_WORDS = [
  ...['completions', 'openai', 'anthropic', 'litellm', 'ollama', 'transformers', 'langchain', 'genai'],
  ...['generativeai', 'llama', 'vllm', 'messages.create', 'generate_content', 'cohere', 'mistral', 'bedrock', 'groq'],
  ...[
    'dspy',
    'pydantic_ai',
    'InferenceClient',
    'llm',
    'vertexai',
    'sagemaker-runtime',
    'Runner.run',
    'smolagents',
    'ChatCompletions',
  ],
];

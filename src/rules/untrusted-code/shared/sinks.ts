import type { PythonCall, PythonDocument, PythonExpression } from '../../../lang/python/types';

/** A place that runs text, and the text. */
export interface Sink {
  readonly call: PythonCall;
  readonly text: PythonExpression;
}

const SHELL_CALLS = [
  ...['os.system', 'os.popen', 'subprocess.getoutput', 'subprocess.getstatusoutput', 'commands.getoutput'],
  ...['asyncio.create_subprocess_shell', 'asyncio.subprocess.create_subprocess_shell'],
];
const PROCESS_CALLS = ['run', 'Popen', 'call', 'check_call', 'check_output'].map((name) => `subprocess.${name}`);
const SHELL = /^(?:\/(?:usr\/)?bin\/)?(?:ba|z|da|k)?sh$/;

const CODE_CALLS = ['eval', 'exec', 'compile', 'pandas.eval', 'IPython.get_ipython().run_cell'];
/** Interpreters that LangChain hands to models, with the methods that run code in them. */
const INTERPRETERS = /\.(?:PythonREPL|PythonREPLTool|PythonAstREPLTool|ShellTool|BashProcess)\(\)\.(?:run|invoke)$/;

const QUERY_CALLS = [
  ...['pandas.read_sql', 'pandas.read_sql_query', 'sqlalchemy.text', 'sqlalchemy.sql.text', 'duckdb.sql'],
  ...['duckdb.query', 'duckdb.execute', 'google.cloud.bigquery.Client().query'],
];
const QUERY_METHODS = ['execute', 'executemany', 'executescript', 'exec_driver_sql', 'fetch', 'fetchval', 'sql', 'raw'];
const DATABASE =
  /(?:^|[._])(?:cur(?:sor)?|c|conn(?:ection)?|con|engine|session|db|database|spark|duckdb|sqlite|pool|tx|objects)(?:\(\))?$/i;

/** Calls that hand text to a shell. */
export function shellSinks(document: PythonDocument): readonly Sink[] {
  const direct = document
    .calls(...SHELL_CALLS)
    .map((call) => ({ call, text: call.argument('cmd', 0)?.value ?? call.argument('command')?.value }));
  const processes = document.calls(...PROCESS_CALLS).map((call) => ({ call, text: shellText(call) }));
  return [...direct, ...processes].flatMap(({ call, text }) => (text === undefined ? [] : [{ call, text }]));
}

/** What a process call hands to a shell: its command with `shell=True`, what follows in `["bash", "-c", …]`. */
function shellText(call: PythonCall): PythonExpression | undefined {
  const command = call.argument('args', 0)?.value;
  if (command === undefined || call.argument('shell')?.value.value()?.value === true) return command;
  const [program, flag] = command.elements().map((element) => element.stringValue()?.value ?? '');
  return SHELL.test(program ?? '') && /^-\w*c$/.test(flag ?? '') ? command : undefined;
}

/** Calls that run text as Python. */
export function codeSinks(document: PythonDocument): readonly Sink[] {
  const interpreters = document
    .callsNamed('run', 'invoke')
    .filter(({ name }) => name !== undefined && INTERPRETERS.test(name));
  return [...document.calls(...CODE_CALLS), ...interpreters].flatMap((call) => {
    const text = (call.argument('source', 0) ?? call.arguments[0])?.value;
    return text === undefined ? [] : [{ call, text }];
  });
}

/** Calls that hand text to a database. */
export function querySinks(document: PythonDocument): readonly Sink[] {
  const methods = document
    .callsNamed(...QUERY_METHODS)
    .filter(
      ({ receiver, name }) => receiver !== undefined && !QUERY_CALLS.includes(name ?? '') && isDatabase(receiver),
    );
  const chains = document
    .callsNamed('run')
    .filter(({ name }) => name !== undefined && /\.SQLDatabase\b.*\.run$/.test(name));
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

const SHELL_WORDS = ['os.system', 'popen', 'subprocess', 'create_subprocess_shell', 'getoutput'];
const CODE_WORDS = ['eval(', 'exec(', 'compile(', 'run_cell', 'PythonREPL', 'AstREPL', 'ShellTool', 'BashProcess'];
const QUERY_WORDS = ['execute', 'exec_driver_sql', 'read_sql', 'sqlalchemy.text', 'duckdb', 'bigquery', 'sql(', 'raw('];

/** Triggers for each word of a source together with each word of a sink: either alone is in every other file. */
export function sinkTriggers(sources: readonly string[], sinks: readonly ('command' | 'query')[]): readonly string[] {
  const words = sinks.flatMap((sink) => (sink === 'query' ? QUERY_WORDS : [...SHELL_WORDS, ...CODE_WORDS]));
  return sources.flatMap((source) => words.map((word) => `${source} ${word}`));
}

/** What occurs in a file that answers requests. */
export const REQUEST_WORDS = ['request', 'fastapi', 'streamlit', 'gradio', '_handler', 'get_argument'];
/** What occurs in a file that asks a model. */
export const MODEL_WORDS = [
  ...['completions', 'openai', 'anthropic', 'litellm', 'ollama', 'transformers', 'langchain', 'genai'],
  ...['generativeai', 'llama', 'vllm', 'messages.create', 'generate_content'],
];

export interface Place {
  readonly cell: (name: string, secret: string) => object;
  /** Whether the name stands beside the secret. */
  readonly isNamed: boolean;
}

const code = (source: string, outputs: readonly object[] = []): object => ({
  cell_type: 'code',
  metadata: {},
  execution_count: 1,
  source: source.split(/(?<=\n)/),
  outputs,
});
const result = (data: object): object => ({ output_type: 'execute_result', execution_count: 1, metadata: {}, data });
const stream = (text: string): object => ({ output_type: 'stream', name: 'stdout', text: [text] });
const GREEN = '\u001b[32m';
const END = '\u001b[0m';

/** The eight places of a notebook in which keys are found in the wild. */
export const NOTEBOOK_PLACES: Readonly<Record<string, Place>> = {
  assignment: { cell: (name, secret) => code(`import os\n${name} = "${secret}"\n`), isNamed: true },
  call: { cell: (name, secret) => code(`client = connect(${name.toLowerCase()}='${secret}')`), isNamed: true },
  '%env': { cell: (name, secret) => code(`%env ${name}=${secret}\n`), isNamed: true },
  stdout: { cell: (name, secret) => code('show()', [stream(`{'${name}': '${secret}'}\n`)]), isNamed: true },
  'stdout in colours': {
    cell: (name, secret) => code('show()', [stream(`${GREEN}'${name}'${END}: ${GREEN}'${secret}'${END}\n`)]),
    isNamed: true,
  },
  'HTML table': {
    cell: (name, secret) =>
      code('frame', [result({ 'text/html': `<table><tr>\n<td>${name}</td>\n<td>${secret}</td>\n</tr></table>` })]),
    isNamed: true,
  },
  traceback: {
    cell: (name, secret) =>
      code('run()', [
        {
          output_type: 'error',
          ename: 'E',
          evalue: 'no',
          traceback: [`${GREEN}---> 1${END} ${name}\u001b[39m=\u001b[33m"${secret}"${END}`],
        },
      ]),
    isNamed: true,
  },
  Markdown: {
    cell: (name, secret) => ({ cell_type: 'markdown', metadata: {}, source: [`Use \`${name}=${secret}\`.`] }),
    isNamed: true,
  },
};

/** Where nothing but the secret is shown. */
export const NAMELESS_PLACES: Readonly<Record<string, Place>> = {
  'stdout without a name': { cell: (_, secret) => code('print(x)', [stream(`${secret}\n`)]), isNamed: false },
  'HTML in colours': {
    cell: (_, secret) =>
      code('x', [
        result({
          'text/html': `<pre><span style="color: #00f">${secret.slice(0, 9)}</span><span>${secret.slice(9)}</span></pre>`,
        }),
      ]),
    isNamed: false,
  },
};

/** A notebook of one cell, as files hold it. */
export function notebookOf(cell: object): string {
  return JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 });
}

import type { Edit } from '../../../core/fix';
import type { Range } from '../../../core/range';
import { nodeAt } from '../../../lang/data-node';
import type { EnvironmentEntry } from '../../../lang/env/types';
import type { JsonDocument } from '../../../lang/json/types';
import type { PythonDocument } from '../../../lang/python/types';
import type { ShellCommand, ShellDocument } from '../../../lang/shell/types';
import { takeOut } from './server-commands';

/** A setting of a Jupyter server, wherever it is written. */
export interface JupyterSetting {
  /** Without its class: `allow_root`. */
  readonly name: string;
  /** Undefined where it is not known. */
  readonly value: string | boolean | undefined;
  readonly at: Range;
  /** Takes it out, where that is the whole of a word. */
  readonly removal: Edit | undefined;
}

/** The settings of one server: of a command, of a configuration file, of the lines that a script writes into one. */
export type JupyterServer = readonly JupyterSetting[];

/** Commands that hand their options on to a Jupyter server: those of Jupyter itself and of its container images. */
export const JUPYTER_COMMANDS =
  /^(?:jupyter(?:-(?:lab|notebook|server|labhub|kernelgateway))?|start-(?:notebook|singleuser|jupyter)?(?:\.(?:sh|py))?)$/;
const CLASSES = '(?:NotebookApp|ServerApp|LabApp|ExtensionApp|IdentityProvider|PasswordIdentityProvider)';
const TARGET = new RegExp(`^(?:c|get_config\\(\\))\\.${CLASSES}\\.(\\w+)$`);
const OPTION = new RegExp(`^--${CLASSES}\\.(\\w+)(?:=(.*))?$`, 's');
const LINE = new RegExp(
  `(?:\\b|(?<=\\\\n))c\\.${CLASSES}\\.(\\w+)\\s*=\\s*(u?\\\\?"[^"\\n]*"|u?\\\\?'[^'\\n]*'|True|False|\\d+)`,
  'g',
);
const WRITERS = /^(?:echo|printf|sed|tee)$/;
/** Options with a short form. */
const SHORT: Readonly<Record<string, string>> = {
  '--ip': 'ip',
  '--certfile': 'certfile',
  '--keyfile': 'keyfile',
  '--allow-root': 'allow_root',
};
const HUB = /\bc\.(?:JupyterHub|Spawner|KubeSpawner|DockerSpawner)\b/;

/** `c.ServerApp.allow_root = True`; nothing in the configuration of a hub, which asks for logins itself. */
export function pythonServer(document: PythonDocument): JupyterServer {
  if (HUB.test(document.text)) return [];
  return document.assignments.flatMap(({ targetText, value, range }): JupyterServer => {
    const name = TARGET.exec(targetText)?.[1];
    if (name === undefined) return [];
    const known = value.value()?.value;
    const isPlain = typeof known === 'string' || typeof known === 'boolean';
    return [{ name, value: isPlain ? known : undefined, at: range, removal: undefined }];
  });
}

/** `jupyter_server_config.json`. */
export function jsonServer(document: JsonDocument): JupyterServer {
  const classes = ['NotebookApp', 'ServerApp', 'LabApp', 'IdentityProvider', 'PasswordIdentityProvider'];
  return classes.flatMap((name) => {
    const map = nodeAt(document.root, name);
    return map?.kind !== 'map'
      ? []
      : map.entries.map(({ key, keyRange, value }) => ({
          name: key,
          value:
            value.kind === 'scalar' && (typeof value.value === 'string' || typeof value.value === 'boolean')
              ? value.value
              : undefined,
          at: { start: keyRange.start, end: value.range.end },
          removal: undefined,
        }));
  });
}

/** Commands that start a server, and the lines that others write into its configuration. */
export function shellServers(document: ShellDocument): readonly JupyterServer[] {
  const started = document.commands
    .filter(({ name }) => JUPYTER_COMMANDS.test(name))
    .map((command) => optionSettings(document.text, command));
  const written = document.commands.filter(({ name }) => WRITERS.test(name)).flatMap(writtenSettings);
  return [...started, written].filter((server) => server.length > 0);
}

function optionSettings(text: string, command: ShellCommand): JupyterServer {
  return command.words.flatMap((word, index): JupyterServer => {
    const whole = word.value ?? word.text;
    const equals = whole.indexOf('=');
    const short = SHORT[equals === -1 ? whole : whole.slice(0, equals)];
    const [, long, own] = OPTION.exec(whole) ?? [];
    const name = short ?? long;
    if (name === undefined) return [];
    const inline = short === undefined ? own : equals === -1 ? undefined : whole.slice(equals + 1);
    const next = command.words[index + 1];
    const takesNext = inline === undefined && name !== 'allow_root' && next !== undefined;
    const last = takesNext ? next : word;
    const given = word.value === undefined ? undefined : (inline ?? (takesNext ? next.value : 'True'));
    const at = { start: word.range.start, end: last.range.end };
    // Written as two words it stays: which of them the option ends with is for a person to see.
    const removal = takesNext ? undefined : takeOut(text, command, [word]);
    return [{ name, value: given === undefined ? undefined : truthOf(given), at, removal }];
  });
}

/** `echo "c.NotebookApp.token = ''" >> …`. */
function writtenSettings({ words }: ShellCommand): JupyterServer {
  return words.flatMap(({ text, range }) => [...text.matchAll(LINE)].map((match) => lineSetting(match, range.start)));
}

function lineSetting({ 0: line, 1: name = '', 2: value = '', index }: RegExpExecArray, start: number): JupyterSetting {
  const at = { start: start + index, end: start + index + line.length };
  return { name, value: truthOf(value.replace(/^u?\\?["']|\\?["']$/g, '')), at, removal: undefined };
}

/** `NOTEBOOK_ARGS` of the container images, which holds options. */
export function variableServer({ name, value, valueRange }: EnvironmentEntry): JupyterServer {
  if (!/^(?:NOTEBOOK|JUPYTER(?:LAB|_NOTEBOOK|_LAB)?)_(?:ARGS|OPTS|OPTIONS)$/.test(name)) return [];
  return (value ?? '').split(/\s+/).flatMap((word): JupyterServer => {
    const [, option, text] = OPTION.exec(word.replace(/["']/g, '')) ?? [];
    const isRoot = word === '--allow-root';
    if (option === undefined && !isRoot) return [];
    return [{ name: option ?? 'allow_root', value: truthOf(text ?? 'True'), at: valueRange, removal: undefined }];
  });
}

function truthOf(text: string): string | boolean {
  return /^true$/i.test(text) ? true : /^false$/i.test(text) ? false : text;
}

/** Whether a password asks who comes. */
export function hasPassword(server: JupyterServer): boolean {
  return server.some(({ name, value }) => /^(?:hashed_)?password$/.test(name) && value !== '');
}

/** Whether it listens on more than the loopback address; undefined where nothing is said of it. */
export function isFar(server: JupyterServer): boolean | undefined {
  const address = server.find(({ name }) => name === 'ip');
  if (address === undefined) return undefined;
  return typeof address.value === 'string' && /^(?:0\.0\.0\.0|\*|::|)$/.test(address.value);
}

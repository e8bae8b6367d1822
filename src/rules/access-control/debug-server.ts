import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonArgument, PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';
import { reachOf } from '../shared/hosts';
import { pythonEnvironment } from '../shared/python-environment';
import { relatedDefault, usualValue } from '../shared/usual-value';
import { optionOf, takeOut } from './shared/server-commands';

/** Calls that start a server with the debugger of Werkzeug in it. */
const RUNNERS = [
  ...['flask.Flask().run', 'dash.Dash().run', 'dash.Dash().run_server', 'jupyter_dash.JupyterDash().run_server'],
  ...['flask_socketio.SocketIO().run', 'quart.Quart().run', 'werkzeug.serving.run_simple'],
];
/** Apps whose debug mode sends stack traces with the values of variables to whoever makes them fail. */
const TRACING = [
  'fastapi.FastAPI',
  'starlette.applications.Starlette',
  'aiohttp.web.Application',
  'tornado.web.Application',
  'sanic.Sanic().run',
  'litestar.Litestar',
  'litestar.app.Litestar',
  'bottle.run',
];
/** The app of another module of the project: `from service import app`. */
const APP_NAME = /(?:^|\.)(?:app|application|server)$/;
const OTHER_APP = /^(?:aiohttp|bottle|fastapi|gradio|mcp|fastmcp|sanic|starlette|textual|tornado|typer|uvicorn)\./;
const FRAMEWORKS = ['flask', 'dash', 'quart'];
const SETTINGS_FILE = /(?:^|\/)settings(?:\.py|\/(?:__init__|base|common|prod|production|staging)\.py)$/;
const ON = /^(?:1|true|yes|on)$/i;
const ALL_INTERFACES = /^(?:0\.0\.0\.0|::)$/;

export default defineRule({
  id: 'debug-server',
  meta: {
    summary: 'A web server runs in debug mode, which shows the inside of the program and may run code',
    severity: 'error',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [489, 215],
    owaspMl: ['ML05'],
    atlas: ['AML.T0049'],
    stages: ['development', 'deployment'],
    equivalents: { bandit: ['B201'], ruff: ['S201'] },
  },
  messages: {
    debugger:
      '`{what}` puts a debugger into the server, in which whoever reaches it can run Python with your rights. Leave it out; while you develop, start it with `flask run --debug`.',
    byDefault:
      '`{what}` is on unless told otherwise, and shows the inside of the program to whoever makes a request fail, or lets them run Python. Make it off by default.',
    traces:
      '`{what}` sends stack traces, with settings and values of variables, to whoever makes a request fail. Leave it out, or take it from a variable that only your own machine sets.',
    reload:
      '`{what}` starts the server anew whenever a file changes, which is for development: leave it out where others use the server.',
    variable:
      '`{name}` puts a debugger into every Flask server that is started here, in which whoever reaches it can run Python. Remove it from what is deployed.',
  },
  triggers: [
    ...['run( debug', 'run_server( debug', 'run_simple', 'flask debug', 'flask DEBUG', 'quart debug', 'FLASK_DEBUG'],
    ...['FastAPI debug', 'Starlette debug', 'aiohttp debug', 'tornado debug', 'FLASK_ENV'],
    ...[
      'INSTALLED_APPS DEBUG',
      'ROOT_URLCONF DEBUG',
      'uvicorn reload',
      'Sanic debug',
      'Litestar debug',
      'bottle debug',
    ],
  ],
  check: {
    python(document, report, context) {
      for (const call of debuggedCalls(document)) {
        const argument = call.argument('debug');
        const useDebugger = call.argument('use_debugger');
        const [on] = [argument, useDebugger].filter((candidate) => isUsuallyTrue(candidate?.value));
        const usual = on && usualValue(on.value);
        if (on === undefined || usual === undefined) continue;
        const host = call.argument('host', 0)?.value.stringValue()?.value ?? '';
        const isTracing = TRACING.includes(call.name ?? '');
        const isOpen = ALL_INTERFACES.test(host);
        // Nobody puts a proxy in front of what a notebook serves to its own machine.
        const isNear = context.isNotebook && (host === '' || reachOf(host) === 'loopback');
        const severity = isNear && !isOpen ? 'info' : isOpen && !isTracing ? 'error' : 'warning';
        const data = { what: shorten(document.text.slice(on.range.start, on.range.end)) };
        if (usual.isDefault) {
          const related = relatedDefault(on.range, usual);
          const lower = severity === 'error' ? 'warning' : 'info';
          report({ at: on.range, message: 'byDefault', severity: lower, data, related });
          continue;
        }
        const message = isTracing ? 'traces' : 'debugger';
        report({ at: on.range, message, severity, data, fix: leaveOut(call, on) });
      }
      for (const call of document.calls('uvicorn.run', 'uvicorn.Config')) {
        const reload = call.argument('reload');
        if (context.isNotebook || !isTrue(reload?.value) || reload === undefined) continue;
        const data = { what: shorten(document.text.slice(reload.range.start, reload.range.end)) };
        report({ at: reload.range, message: 'reload', severity: 'info', data, fix: leaveOut(call, reload) });
      }
      for (const assignment of document.assignments) {
        if (!/debug/i.test(assignment.targetText) || !isTrue(assignment.value)) continue;
        const { target, value, range } = assignment;
        if (isFlaskSetting(document, target)) {
          report({ at: range, message: 'debugger', severity: 'warning', data: { what: shorten(target.text) } });
        } else if (target.text === 'DEBUG' && isDjangoSettings(document, context.path)) {
          const fix = value.kind === 'boolean' ? askEnvironment(value) : undefined;
          report({ at: range, message: 'traces', severity: 'warning', data: { what: 'DEBUG = True' }, fix });
        }
      }
      for (const { name, value } of pythonEnvironment(document)) {
        if (isDebugVariable(name, value.stringValue()?.value)) {
          report({ at: value.range, message: 'variable', severity: 'warning', data: { name } });
        }
      }
    },
    shell(document, report) {
      for (const command of document.commands) {
        const flag = command.name === 'flask' ? command.words.find(({ value }) => value === '--debug') : undefined;
        if (flag === undefined || !command.words.some(({ value }) => value === 'run')) continue;
        const isOpen = ALL_INTERFACES.test(optionOf(command, '--host', '-h')?.value ?? '');
        // On this machine alone it is what the flag is there for.
        if (!isOpen && document.origin !== 'dockerfile') continue;
        const edit = takeOut(document.text, command, [flag]);
        const fix = edit && { title: 'Remove --debug', safety: 'unsafe' as const, edits: [edit] };
        report({ at: flag.range, message: 'debugger', data: { what: 'flask --debug' }, fix });
      }
    },
    environment({ name, value, nameRange, reach }, report, context) {
      if (!isDebugVariable(name, value)) return;
      // These two files stay with the developer; and Flask reads FLASK_ENV before 2.3 only.
      const isQuiet = /(?:^|\/)\.(?:flaskenv|env)$/.test(context.path) || name === 'FLASK_ENV' || reach === 'machine';
      const severity = isQuiet ? 'info' : 'warning';
      report({ at: nameRange, message: 'variable', severity, data: { name } });
    },
  },
});

function debuggedCalls(document: PythonDocument): readonly PythonCall[] {
  const known = document.calls(...RUNNERS, ...TRACING);
  const mayServe =
    FRAMEWORKS.some((framework) => document.importsModule(framework)) ||
    document.imports.some(({ name }) => /^(?:app|application|server|(?:create|make)_app)$/.test(name));
  if (!mayServe) return known;
  const imported = document
    .callsNamed('run', 'run_server')
    .filter(({ name = '', receiver }) => APP_NAME.test(receiver?.text ?? '') && !OTHER_APP.test(name));
  return [...known, ...imported.filter(({ name }) => name === undefined || !RUNNERS.includes(name))];
}

function isTrue(value: PythonExpression | undefined): boolean {
  return value?.value()?.value === true;
}

function isUsuallyTrue(value: PythonExpression | undefined): boolean {
  return value !== undefined && usualValue(value)?.value === true;
}

function isFlaskSetting(document: PythonDocument, target: PythonExpression): boolean {
  if (target.qualifiedName() === 'flask.Flask().debug') return true;
  const { object, key } = target.subscript ?? {};
  if (key?.stringValue()?.value !== 'DEBUG' || object === undefined) return false;
  return (
    object.qualifiedName() === 'flask.Flask().config' || (isConfigOfApp(object) && document.importsModule('flask'))
  );
}

/** The configuration of an app that another function hands over. */
function isConfigOfApp(object: PythonExpression): boolean {
  return object.receiver !== undefined && object.text.endsWith('.config');
}

/** The settings that stand for every place; those of development and of tests have their own modules. */
function isDjangoSettings(document: PythonDocument, path: string): boolean {
  return SETTINGS_FILE.test(path) && /^(?:INSTALLED_APPS|ROOT_URLCONF)\b/m.test(document.text);
}

function isDebugVariable(name: string, value: string | undefined): boolean {
  return (name === 'FLASK_DEBUG' && ON.test(value ?? '')) || (name === 'FLASK_ENV' && value === 'development');
}

function leaveOut(call: PythonCall, argument: PythonArgument): FixProposal | undefined {
  if (!call.arguments.includes(argument)) return undefined;
  return {
    title: argument.name === 'reload' ? 'Leave reload out' : 'Switch debug mode off',
    safety: 'unsafe',
    edits: [call.removeArgument(argument)],
  };
}

function askEnvironment(value: PythonExpression): FixProposal {
  const text = 'os.environ.get("DJANGO_DEBUG") == "1"';
  return {
    title: 'Take DEBUG from the environment',
    safety: 'unsafe',
    edits: [{ range: value.range, text }],
    imports: [{ module: 'os' }],
  };
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

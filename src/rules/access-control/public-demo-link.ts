import type { Range } from '../../core/range';
import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonCall } from '../../lang/python/types';
import type { ShellCommand } from '../../lang/shell/types';
import { relatedDefault, usualValue } from '../shared/usual-value';

const TUNNELS = ['pyngrok.ngrok.connect', 'ngrok.connect', 'ngrok.forward', 'flask_ngrok.run_with_ngrok'];
/** Keywords with which a tunnel of ngrok asks who comes. */
const TUNNEL_LOGINS = [
  'auth',
  'basic_auth',
  'oauth_provider',
  'oidc_issuer_url',
  'oauth',
  'oidc',
  'verify_webhook_provider',
];
/** Commands that open a tunnel, the words that make them do so, and the options with which it asks who comes. */
const COMMANDS: Readonly<Record<string, { readonly opens: RegExp; readonly login: RegExp | undefined }>> = {
  ngrok: { opens: /^(?:http|tcp|tls)$/, login: /^--?(?:basic-auth|auth|oauth|oidc|traffic-policy-file|cidr-allow)\b/ },
  cloudflared: { opens: /^--url(?:=|$)/, login: undefined },
  localtunnel: { opens: /^(?:--port|-p)(?:=|$)/, login: undefined },
  lt: { opens: /^(?:--port|-p)(?:=|$)/, login: undefined },
};

export default defineRule({
  id: 'public-demo-link',
  meta: {
    summary: 'A demo is put on the public internet through a tunnel, and nobody has to log in',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [306, 668],
    owaspMl: ['ML05'],
    owaspLlm: ['LLM10'],
    atlas: ['AML.T0040', 'AML.T0049'],
    stages: ['development', 'deployment'],
  },
  messages: {
    gradio:
      '`share=True` gives the demo a public address, and whoever has or guesses it uses the model on this machine. Leave it out, or ask for a login with `auth=`.',
    gradioByDefault:
      'Unless told otherwise, the demo gets a public address (`share`), and whoever has or guesses it uses the model on this machine. Make `share=False` the default, or ask for a login with `auth=`.',
    tunnel:
      '`{what}` gives a port of this machine a public address, and nobody has to log in there. Leave it out, or let the tunnel or the server ask for a login.',
    variable:
      '`{name}` gives every Gradio demo a public address without a login. Remove it, and share the demos that ask for one (`auth=`).',
  },
  triggers: ['gradio share', 'ngrok', 'cloudflared', 'localtunnel', 'GRADIO_SHARE'],
  check: {
    python(document, report, context) {
      // Whoever runs a notebook by hand sees the address, and is there while it works.
      const severity = context.isNotebook ? 'info' : 'warning';
      if (document.importsModule('gradio')) {
        for (const call of document.callsNamed('launch')) {
          const share = call.argument('share');
          const usual = share && usualValue(share.value);
          if (share === undefined || usual?.value !== true || call.hasUnknownArguments) continue;
          if (hasLogin(call, ['auth', 'auth_dependency'])) continue;
          if (usual.isDefault) {
            const related = relatedDefault(share.range, usual);
            report({ at: share.range, message: 'gradioByDefault', severity: 'info', related });
          } else report({ at: share.range, message: 'gradio', severity, fix: withoutShare(call) });
        }
      }
      for (const call of document.calls(...TUNNELS)) {
        if (call.hasUnknownArguments || hasLogin(call, TUNNEL_LOGINS)) continue;
        report({ at: call.range, message: 'tunnel', severity, data: { what: call.callee.text } });
      }
    },
    shell(document, report) {
      const severity = document.origin === 'cell' || document.origin === 'magic' ? 'info' : 'warning';
      for (const command of document.commands) {
        const at = opensTunnel(command);
        if (at !== undefined) report({ at, message: 'tunnel', severity, data: { what: toolOf(command) } });
      }
    },
    environment({ name, value, nameRange }, report) {
      if (name === 'GRADIO_SHARE' && /^(?:true|1)$/i.test(value ?? '')) {
        report({ at: nameRange, message: 'variable', data: { name } });
      }
    },
  },
});

/** An argument whose value is not known may well be a login. */
function hasLogin(call: PythonCall, keywords: readonly string[]): boolean {
  return keywords.some((keyword) => {
    const argument = call.argument(keyword);
    return argument !== undefined && argument.value.value()?.value !== null;
  });
}

function withoutShare(call: PythonCall): FixProposal | undefined {
  const argument = call.arguments.find(({ name }) => name === 'share');
  return argument && { title: 'Remove share=True', safety: 'unsafe', edits: [call.removeArgument(argument)] };
}

/** The name of the tool, also where npx fetches and runs it. */
function toolOf(command: ShellCommand): string {
  return command.name === 'npx'
    ? (command.words.find(({ value }) => value !== undefined && !value.startsWith('-'))?.value ?? '')
    : command.name;
}

function opensTunnel(command: ShellCommand): Range | undefined {
  const tool = toolOf(command);
  const shape = Object.hasOwn(COMMANDS, tool) ? COMMANDS[tool] : undefined;
  if (shape === undefined) return undefined;
  const texts = command.words.map(({ value, text }) => value ?? text);
  const { opens, login } = shape;
  if (!texts.some((text) => opens.test(text)) || texts.some((text) => login?.test(text))) return undefined;
  return command.nameRange;
}

import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonDocument } from '../../lang/python/types';
import { exceptClauses, type ExceptClause } from './shared/handlers';

const BROAD = /^$|^\(?\s*(?:[\w., ]+,\s*)?(?:builtins\.)?(?:Base)?Exception\b/;
/** Errors that say that something is not what it should be; going on after them is going on with it. */
const SECURITY_ERROR =
  /\b(?:InvalidSignature|InvalidSignatureError|InvalidTag|InvalidToken|InvalidTokenError|ExpiredSignatureError|DecodeError|JWTError|PyJWTError|JOSEError|BadSignature|SignatureExpired|SSLError|SSLCertVerificationError|CertificateError|PermissionDenied|NotAuthenticated|AuthenticationFailed|VerifyMismatchError|BadSignatureError)\b/;
/** What must not fail unseen, by the ends of the names of the calls. */
const GUARDING =
  /(?:verif(?:y|ies)\w*|(?:check|validate|compare|ensure|assert|require|is_valid)_(?:\w*_)?(?:signature|hash|checksum|digest|token|password|permission|permissions|access|integrity|auth|key|license|certificate|role|scope)\w*|\b(?:compare_digest|decrypt\w*|authenticate\w*|authorize\w*|check_auth|login|jwt\.decode|unsign|audit_\w+|validate_token|get_current_user|introspect\w*)|audit\w*\.(?:write|record|log|send|emit|info))\s*\(/;
const MODEL =
  /\b(?:(?:torch|joblib|pickle|dill|cloudpickle|skops\.io|onnx|mlflow\.\w+|keras\.models)\.loads?|load_model|from_pretrained|load_state_dict|load_weights|load_checkpoint|predict|predict_proba|InferenceSession)\s*\(/;
const SILENT = /^(?:\s*(?:#[^\n]*)?\n)*\s*(pass|continue|\.\.\.)[ \t]*(?:#[^\n]*)?$/;
const LETTING_IN =
  /^\s*(?:#[^\n]*\n\s*)*(?:return\s+True|(?:\w*(?:valid|allowed|authori[sz]ed|authenticated|verified|ok|trusted|granted)\w*)\s*=\s*True)[ \t]*(?:#[^\n]*)?$/i;

/** A handler that does nothing, or says that all is well; a comment may stand between. */
const SILENT_HANDLER =
  /except\b[^\n]{0,200}:[ \t]*(?:#[^\n]*)?\s*(?:#[^\n]*\s*)?(?:pass|continue|\.\.\.|return\s+True|\w+\s*=\s*True)[ \t]*(?:#|\r?\n|$)/my;

/** Of a name that is shown. In UTF-16 code units. */
const MAX_NAME = 100;

export default defineRule({
  id: 'swallowed-security-error',
  meta: {
    summary: 'A check, a decryption or the use of a model may fail without anybody being told',
    severity: 'warning',
    confidence: 'medium',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [390, 703],
    owaspMl: ['ML06'],
    stages: ['development', 'deployment', 'monitoring'],
    equivalents: { bandit: ['B110', 'B112'], ruff: ['S110', 'S112'] },
  },
  messages: {
    guard:
      'When `{what}` fails, the program goes on as if nothing had happened, and nobody is told: what was to be kept out is let in. Let the error through, or log it and refuse.',
    letIn: 'When `{what}` fails, the answer is yes: whoever makes it fail is let in. Log the error and answer no.',
    model:
      'When `{what}` fails, nobody is told: a broken or changed model looks like one that works. Log the error, and catch only those that you expect.',
  },
  triggers: ['except pass', 'except continue', 'except True', 'except ...'],
  // The parts of GUARDING and MODEL.
  alongside: [
    ...['verif', 'check_', 'validate_', 'compare_', 'ensure_', 'assert_', 'require_', 'is_valid_', 'decrypt', 'login'],
    ...['authenticate', 'authorize', 'unsign', 'audit', 'get_current_user', 'introspect', 'jwt.decode', 'predict'],
    ...['torch', 'joblib', 'pickle', 'dill', 'skops', 'onnx', 'mlflow', 'keras', 'load_model', 'from_pretrained'],
    ...['load_state_dict', 'load_weights', 'load_checkpoint', 'InferenceSession'],
  ],
  confirm: maySwallow,
  check: {
    python(document, report, context) {
      for (const clause of exceptClauses(document)) {
        const tried = withoutText(document.text.slice(clause.tried.start, clause.tried.end));
        const body = document.text.slice(clause.body.start, clause.body.end).trimEnd();
        // A package that may be missing is asked for this way.
        if (/^\s*(?:import|from)\s/m.test(tried)) continue;
        const guard = calledAt(GUARDING.exec(tried));
        const at = clause.header;
        const isBroad = BROAD.test(clause.types);
        if (LETTING_IN.test(body) && guard !== undefined && (isBroad || SECURITY_ERROR.test(clause.types))) {
          report({ at, message: 'letIn', data: { what: guard } });
          continue;
        }
        const silent = SILENT.exec(body)?.[1];
        if (silent === undefined) continue;
        // Of several keys each is tried: what the last one does not open is seen behind the loop.
        const isChecked = isBroad || (SECURITY_ERROR.test(clause.types) && silent !== 'continue');
        const fix = logIt(document, clause, silent);
        if (guard !== undefined && isChecked) {
          report({
            at,
            message: 'guard',
            severity: context.isNotebook ? 'info' : 'warning',
            data: { what: guard },
            fix,
          });
          continue;
        }
        const model = calledAt(MODEL.exec(tried));
        if (model === undefined || !isBroad) continue;
        report({ at, message: 'model', severity: context.isNotebook ? 'info' : 'warning', data: { what: model }, fix });
      }
    },
  },
});

/** Whether there may be something of that kind in front of a handler that does nothing. */
function maySwallow(text: string): boolean {
  let from = 0;
  for (let at = text.indexOf('except'); at !== -1; at = text.indexOf('except', at + 6)) {
    SILENT_HANDLER.lastIndex = at;
    if (!SILENT_HANDLER.test(text)) continue;
    // What stands in front of the last such handler has been looked at.
    const tried = text.slice(from, at);
    if (GUARDING.test(tried) || MODEL.test(tried)) return true;
    from = at;
  }
  return false;
}

/** The name of a call, from the start of the word that was found in it. */
function calledAt(match: RegExpExecArray | null): string | undefined {
  if (match === null) return undefined;
  const start = /\w*$/.exec(match.input.slice(Math.max(0, match.index - MAX_NAME), match.index))?.[0] ?? '';
  return start + match[0].replace(/\s*\($/, '');
}

function withoutText(code: string): string {
  return code.replace(/#[^\n]*/g, '').replace(/(["'])(?:\\.|(?!\1)[^\n])*\1/g, '""');
}

/** The error in the log in place of nothing; what follows stays. */
function logIt({ text }: PythonDocument, { body }: ExceptClause, silent: string): FixProposal | undefined {
  const word = new RegExp(`(^|\\s)(${silent === '...' ? '\\.\\.\\.' : silent})[ \\t]*(?:#[^\\n]*)?\\s*$`);
  const match = word.exec(text.slice(body.start, body.end));
  if (match === null) return undefined;
  const start = body.start + match.index + (match[1]?.length ?? 0);
  const indent = /[ \t]*$/.exec(text.slice(text.lastIndexOf('\n', start - 1) + 1, start))?.[0] ?? '';
  const log = 'logging.getLogger(__name__).exception("This went wrong")';
  const isOwnLine = text[start - indent.length - 1] === '\n';
  if (silent === 'continue' && !isOwnLine) return undefined;
  const replacement = silent === 'continue' ? `${log}\n${indent}continue` : log;
  return {
    title: 'Log the error',
    safety: 'unsafe',
    edits: [{ range: { start, end: start + silent.length }, text: replacement }],
    imports: [{ module: 'logging' }],
  };
}

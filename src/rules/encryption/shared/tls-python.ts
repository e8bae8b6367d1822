import type { Range } from '../../../core/range';
import type { FixProposal } from '../../../engine/rule';
import type { PythonArgument, PythonCall, PythonDocument, PythonExpression } from '../../../lang/python/types';
import { isLoopbackUrl } from '../../shared/hosts';
import { keyedValues } from '../../shared/keyed-values';
import { usualValue, type UsualValue } from '../../shared/usual-value';
import { CONNECTOR, isCertNone, isFalse, TLS_ATTRIBUTES, TLS_CALLS, TLS_KEYS, TLS_OPTIONS } from './tls-clients';

/** A place that switches the check of certificates off. `what` is shown in the message. */
export interface Disabling {
  readonly at: Range;
  readonly what: string;
  readonly fix: FixProposal | undefined;
  /** What the switch is set to, where that is a constant. */
  readonly usual?: UsualValue | undefined;
}

const PARTIAL = 'functools.partial';
const TLS_NAMES: ReadonlySet<string> = new Set(TLS_KEYS.keys());

export function disablingCalls(document: PythonDocument): readonly Disabling[] {
  const calls = document.calls(...TLS_CALLS.keys()).map((call) => ({ call, name: call.name ?? '' }));
  const partials = document.calls(PARTIAL).flatMap((call) => {
    const name = call.arguments[0]?.value.qualifiedName();
    return name === undefined ? [] : [{ call, name }];
  });
  const found = [...calls, ...partials].flatMap(({ call, name }) => {
    if (call.arguments.some(({ value }) => isLoopbackUrl(value.stringValue()?.value ?? ''))) return [];
    if (name === CONNECTOR && isPlainOnly(document)) return [];
    const keywords = Object.entries(TLS_CALLS.get(name) ?? {});
    return keywords.flatMap(([keyword, isOff]) => {
      const argument = call.argument(keyword);
      if (argument === undefined || !isOff(argument.value)) return [];
      // What a partial of this file passes is told where that is made.
      if (!call.arguments.includes(argument) && call.callee.originCall()?.name === PARTIAL) return [];
      const usual = usualValue(argument.value);
      const fix = usual?.isDefault === true ? undefined : leaveOut(call, argument);
      return [{ at: argument.range, what: `${keyword}=${shorten(argument.value.text)}`, fix, usual }];
    });
  });
  return [...found, ...disablingOptions(document), ...disablingEntries(document)];
}

/** `curl.setopt(pycurl.SSL_VERIFYPEER, 0)`, `client.tls_insecure_set(True)`. */
function disablingOptions(document: PythonDocument): readonly Disabling[] {
  return document.callsNamed(...TLS_OPTIONS.map(({ method }) => method)).flatMap((call) => {
    const [first, second] = call.arguments.map(({ value }) => value.qualifiedName() ?? value.text);
    const isOff = TLS_OPTIONS.some(
      ({ method, option, off }) =>
        method === call.method && option.test(first ?? '') && (off === undefined || off.test(second ?? '')),
    );
    return isOff ? [{ at: call.range, what: shorten(call.callee.text), fix: undefined }] : [];
  });
}

/** Settings of clients that take one dictionary. */
function disablingEntries(document: PythonDocument): readonly Disabling[] {
  return keyedValues(document, TLS_NAMES).flatMap(({ key, value, at }) =>
    TLS_KEYS.get(key)?.test(value) === true ? [{ at, what: key, fix: undefined }] : [],
  );
}

/** Whether every address that a file writes is a plain one: there is no certificate to check then. */
function isPlainOnly({ strings, text }: PythonDocument): boolean {
  const starts = strings.flatMap(({ range }) => {
    const scheme = /^[a-z]{0,2}["']{1,3}(https?|wss?)\b/i.exec(text.slice(range.start, range.start + 12))?.[1];
    return scheme === undefined ? [] : [scheme.toLowerCase()];
  });
  return starts.length > 0 && starts.every((scheme) => scheme === 'http' || scheme === 'ws');
}

function leaveOut(call: PythonCall, argument: PythonArgument): FixProposal | undefined {
  // An argument out of a `**kwargs` dictionary is not one of the call's own.
  if (argument.name === undefined || !call.arguments.includes(argument)) return undefined;
  return { title: `Remove ${argument.name}`, safety: 'unsafe', edits: [call.removeArgument(argument)] };
}

const UNVERIFIED = new Set(['ssl._create_unverified_context', 'ssl._create_stdlib_context']);
/** Contexts of clients. Those of servers ask no client for a certificate unless told to. */
const CLIENT_CONTEXT =
  /^ssl\.(?:create_default_context|SSLContext|_create_unverified_context)\(\)\.(verify_mode|check_hostname)$/;
/** What the last segment of a target must be for it to switch anything. */
const SWITCH = /\.(?:verify|verify_mode|check_hostname|verify_ssl|ssl_verify|assert_hostname|verify_ssl_certs)$/;

/** Unverified contexts, and attributes that switch the check off: `session.verify = False`. */
export function disablingAssignments(document: PythonDocument): readonly Disabling[] {
  const made = document.calls(...UNVERIFIED);
  const calls = made.map((call) => replaceBy('ssl.create_default_context', call.callee, call.range));
  const assigned = document.assignments.flatMap((assignment): readonly Disabling[] => {
    const { targetText, range } = assignment;
    if (!SWITCH.test(targetText) && !document.text.slice(range.start, range.end).includes('_context')) return [];
    const { target, value } = assignment;
    if (UNVERIFIED.has(value.qualifiedName() ?? '') && value.kind !== 'call') {
      // A name for it that is put to use on another line: that line is the finding.
      const uses = [...document.assignments.map((other) => other.value), ...made.map(({ callee }) => callee)];
      if (uses.some(({ text }) => text === targetText)) return [];
      return [replaceBy('ssl.create_default_context', value, range)];
    }
    const name = target.qualifiedName() ?? '';
    if (TLS_ATTRIBUTES.test(name) && value.value() !== undefined && isFalse(value))
      return [replaceBy('True', value, range)];
    const attribute = CLIENT_CONTEXT.exec(name)?.[1];
    if (attribute === undefined || isServerContext(target)) return [];
    if (attribute === 'verify_mode' && isCertNone(value)) return [{ at: range, what: 'CERT_NONE', fix: undefined }];
    // `CERT_NONE` cannot be set before: then that line is the finding.
    const mode = targetText.replace(/check_hostname$/, 'verify_mode');
    if (
      attribute === 'check_hostname' &&
      isFalse(value) &&
      !document.assignments.some((other) => other.targetText === mode && isCertNone(other.value))
    )
      return [{ at: range, what: 'check_hostname = False', fix: undefined }];
    return [];
  });
  return [...calls, ...assigned];
}

function replaceBy(text: string, expression: PythonExpression, at: Range): Disabling {
  const what = shorten(expression.text);
  const fix: FixProposal = {
    title: `Use ${text}`,
    safety: 'unsafe',
    edits: [{ range: expression.range, text }],
    ...(text.startsWith('ssl.') ? { imports: [{ module: 'ssl' }] } : {}),
  };
  return { at, what: what === 'False' ? 'verify = False' : what, fix };
}

function isServerContext(target: PythonExpression): boolean {
  return /SERVER|CLIENT_AUTH/.test(target.receiver?.originCall()?.arguments[0]?.value.text ?? '');
}

/** Never longer than a line of a message should be. */
function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

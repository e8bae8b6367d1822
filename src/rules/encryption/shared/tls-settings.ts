import type { Range } from '../../../core/range';
import type { FixProposal } from '../../../engine/rule';
import type { PythonDocument } from '../../../lang/python/types';

/** A setting of a cloud service that lets clients speak old versions of TLS. */
export interface OldSetting {
  readonly at: Range;
  readonly what: string;
  readonly fix: FixProposal | undefined;
}

/**
 * Keywords and keys of Azure, AWS, CDK and Pulumi with the values that are too old. The services' classes are too many to be
 * listed: what counts is the name together with the value.
 */
const KEY = String.raw`\b(minimum_tls_version|minimal_tls_version|min_tls_version|minimumTlsVersion|minTlsVersion|tls_security_policy|TLSSecurityPolicy|security_policy|securityPolicy|minimum_protocol_version|MinimumProtocolVersion|ssl_policy|SslPolicy)["']?\s{0,4}[:=]\s{0,4}`;
const VALUES = String.raw`(?:["'](TLS_?1_?[01]|TLSv1(?:_2016|\.1_2016)?|SSLv3|1\.[01]|Policy-Min-TLS-1-0-2019-07|ELBSecurityPolicy-2016-08|ELBSecurityPolicy-TLS-1-[01]-2015-04|ELBSecurityPolicy-TLS-1-1-2017-01)["']|((?:\w+\.){1,4}(?:TLS_?1_?[01]|TLS_V1(?:_1)?(?:_2016)?|SSL_V3|LEGACY))(?![\w.]))`;
const SETTING = new RegExp(KEY + VALUES, 'g');
const NEWER: Readonly<Record<string, string>> = { TLS1_0: 'TLS1_2', TLS1_1: 'TLS1_2', '1.0': '1.2', '1.1': '1.2' };

export function findOldSettings({ text, strings }: PythonDocument): readonly OldSetting[] {
  return [...text.matchAll(SETTING)].flatMap((match): readonly OldSetting[] => {
    const [whole, , written, constant = ''] = match;
    const { index: start } = match;
    const end = start + whole.length;
    if (isRemark(text, start) || strings.some(({ range }) => range.start < start - 1 && end < range.end)) return [];
    const what = written ?? constant;
    const newer = NEWER[what] ?? NEWER[what.replace('TLS_1', 'TLS1')];
    const at = end - what.length - (written === undefined ? 0 : 1);
    const isText = written !== undefined && newer !== undefined;
    const edits = isText ? [{ range: { start: at, end: at + what.length }, text: newer }] : [];
    const fix: FixProposal | undefined = isText
      ? { title: 'Set the minimum to TLS 1.2', safety: 'unsafe', edits }
      : undefined;
    return [{ at: { start, end }, what, fix }];
  });
}

/** Whether a place stands in a comment of its own line. */
export function isRemark(text: string, offset: number): boolean {
  return /^\s*#/.test(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset + 1));
}

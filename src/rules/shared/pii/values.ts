import type { Range } from '../../../core/range';
import { hasPublicSuffix } from '../top-level-domains';
import type { PersonalKind } from './names';

/** A value that is about one person, as its shape and its check digits tell. */
export interface PersonalValue {
  readonly kind: Extract<PersonalKind, 'email' | 'phone' | 'national-id' | 'bank'>;
  readonly range: Range;
  /** Whether it is one that texts use as an example: 123-45-6789, 555-…, the cards of payment services. */
  readonly isSample: boolean;
}

// The part before `@` is bounded, and starts where no such character is in front, so that a long run is read once.
const EMAIL = /(?<![\w.+%-])[A-Za-z0-9][\w.+%-]{0,63}@([A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4})(?![\w-])/g;
const SSN = /(?<![\w.-])\d{3}-\d{2}-\d{4}(?![\w.-]|\/)/g;
const CARD =
  /(?<![\w.+-])\d{4}([ -]?)\d{4}\1\d{4}\1\d{1,7}(?![\w.-])|(?<![\w.+-])3[47]\d{2}([ -]?)\d{6}\2\d{5}(?![\w.-])/g;
const IBAN = /(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)/g;
const PHONE =
  /(?<![\w.+-])(?:\+\d{1,3}[ -]\(?\d{1,4}\)?(?:[ -]\d{2,4}){2,4}|\(\d{3}\) \d{3}-\d{4}|\d{3}-\d{3}-\d{4})(?![\w.-])/g;

/** Addresses of examples and machines. */
const NOBODY_DOMAIN =
  /(?:^|\.)(?:example\.[a-z]{2,3}|test|invalid|localhost|local|users\.noreply\.github\.com|iam\.gserviceaccount\.com|domain\.com|(?:test|foo|bar|abc)\.com|[a-wyz]\.com|email\.com|yourdomain\.\w+|sentry\.io)$/i;
const NOBODY =
  /^(?:no-?reply|do-?not-?reply|info|support|contact|admin|sales|help|team|hello|press|privacy|security|git|you|your[._-]?\w*|.|(?:user|username|name|email|test)\d*|someone|example|test|foo|bar)$/i;

/** Everything in a text that is certain enough to be about a person, in order of kinds. */
export function findPersonalValues(text: string): readonly PersonalValue[] {
  return [
    ...matches(text, EMAIL, 'email', ([whole = '', domain = '']) => (isSomebody(whole, domain) ? 'real' : undefined)),
    ...matches(text, SSN, 'national-id', ([whole = '']) => (isSsn(whole) ? 'real' : 'sample')),
    ...matches(text, CARD, 'bank', ([whole = '']) => judgeCard(whole.replace(/\D/g, ''))),
    ...matches(text, IBAN, 'bank', ([whole = '']) => (isIban(whole.replace(/ /g, '')) ? 'real' : undefined)),
    ...matches(text, PHONE, 'phone', ([whole = '']) => judgePhone(whole)),
  ];
}

type Verdict = 'real' | 'sample' | undefined;

function matches(
  text: string,
  pattern: RegExp,
  kind: PersonalValue['kind'],
  judge: (match: RegExpMatchArray) => Verdict,
): readonly PersonalValue[] {
  const found: PersonalValue[] = [];
  for (const match of text.matchAll(pattern)) {
    const verdict = judge(match);
    if (verdict === undefined) continue;
    found.push({
      kind,
      range: { start: match.index, end: match.index + match[0].length },
      isSample: verdict === 'sample',
    });
  }
  return found;
}

/** Whether an address is that of a person: not of an example, a role or a file such as `user@2x.png`. */
export function isSomebody(address: string, domain: string): boolean {
  return (
    hasPublicSuffix(domain.toLowerCase()) && !NOBODY_DOMAIN.test(domain) && !NOBODY.test(address.split('@', 1)[0] ?? '')
  );
}

/** Numbers that the agency never gives out are left out: area 000, 666 and from 900 on, group 00, serial 0000. */
function isSsn(number: string): boolean {
  const [area = '', group = '', serial = ''] = number.split('-');
  if (area === '000' || area === '666' || area >= '900' || group === '00' || serial === '0000') return false;
  return !['123-45-6789', '078-05-1120', '219-09-9999', '111-11-1111'].includes(number);
}

/** Test numbers of payment services are cards of nobody. */
function judgeCard(digits: string): Verdict {
  if (!isCard(digits)) return undefined;
  return /^(?:4242){4}$|^4(?:1{15}|0{12}\d{3}|0{11}\d)$|^5(?:5{15}|4{15})$|^(\d)\1+$/.test(digits) ? 'sample' : 'real';
}

/** Prefix and length of an issuer (Visa, Mastercard, American Express, Discover, JCB, Diners), and the check digit of Luhn. */
export function isCard(digits: string): boolean {
  const isIssued =
    /^4\d{12}(?:\d{3})?$|^(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}$|^3[47]\d{13}$|^6(?:011|5\d\d)\d{12}$|^35(?:2[89]|[3-8]\d)\d{12}$|^3(?:0[0-5]|[68]\d)\d{11}$/.test(
      digits,
    );
  if (!isIssued) return false;
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = digit * 2;
    sum += index % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** ISO 13616: letters are numbers from 10 on, the first four characters go to the end, and the rest of a division by 97 is 1. */
export function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false;
  let rest = 0;
  for (const character of `${text.slice(4)}${text.slice(0, 4)}`) {
    const value = parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** 555-01xx is kept for stories, 555 stands in examples, and a number that repeats one digit belongs to nobody. */
function judgePhone(text: string): Verdict {
  const digits = text.replace(/\D/g, '');
  if (digits.length < 10 || digits.length > 15 || /55501\d\d$|^(\d)\1+$/.test(digits)) return undefined;
  return /1234567|^1?555|\d{3}555\d{4}$/.test(digits) ? 'sample' : 'real';
}

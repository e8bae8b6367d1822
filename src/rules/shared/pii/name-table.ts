/** The words that stand for facts about a person: data for names.ts. */

export type PersonalKind =
  | 'email'
  | 'phone'
  | 'national-id'
  | 'birth'
  | 'postal'
  | 'bank'
  | 'medical'
  | 'salary'
  | 'person-name'
  | 'ip'
  | 'location'
  | 'biometric';

/** Lists of words are kept in one text, with `|` between them. */
export function split(words: string): readonly string[] {
  return words.split('|');
}

const KINDS: readonly (readonly [PersonalKind, 'strong' | 'weak', string])[] = [
  ['email', 'strong', 'email|e mail|email address|mail address|e mail address|emailaddress'],
  [
    'phone',
    'strong',
    'phone|telephone|cellphone|cell phone|mobile phone|phone number|telephone number|msisdn|' +
      'mobile number|cell number|contact number|fax number|phonenumber|whatsapp number|tel number',
  ],
  [
    'national-id',
    'strong',
    'ssn|social security|social security number|passport|passport number|national id|' +
      'nationalid|national insurance number|nino|tax id|taxpayer id|aadhaar|aadhar|cpf|nhs number|sin number|' +
      'driver license|drivers license|driver licence|driving license|driving licence|national identifier|' +
      'license plate number|identity card|id card number|identity number|personal number|pan number',
  ],
  ['birth', 'strong', 'dob|date of birth|birth date|birthdate|birthday|birth day|dateofbirth|born on'],
  [
    'postal',
    'strong',
    'street address|home address|mailing address|postal address|billing address|' +
      'shipping address|residential address|customer address|user address|patient address|homeaddress|' +
      'delivery address',
  ],
  ['postal', 'weak', 'address|street|zip code|zipcode|postcode|post code|postal code|postalcode'],
  [
    'bank',
    'strong',
    'iban|credit card|credit card number|card number|cc number|cvv|creditcard|cardnumber|' +
      'bank account|bank account number|account number|routing number|sort code|debit card|card pan',
  ],
  [
    'medical',
    'strong',
    'medical record|medical record number|mrn|medical history|clinical note|patient note|' +
      'hiv status|patient record|health record|patient history|insurance number|health insurance number',
  ],
  ['medical', 'weak', 'diagnosis|diagnoses|medication|prescription|patient id|icd code|blood type'],
  ['salary', 'weak', 'salary|wage|annual income|monthly income|net worth|credit score'],
  [
    'person-name',
    'strong',
    'first name|last name|full name|firstname|lastname|fullname|surname|given name|' +
      'family name|middle name|maiden name|forename|patient name|customer name|employee name|person name|' +
      'student name|applicant name|passenger name|guest name|cardholder name|mothers maiden name|' +
      'candidate name|subscriber name|borrower name|account holder|holder name|legal name',
  ],
  ['person-name', 'weak', 'name|user name|username|client name|member name'],
  ['ip', 'weak', 'ip address|ip addr|client ip|user ip|remote ip|visitor ip|customer ip|ipaddress'],
  ['location', 'weak', 'latitude|longitude|lat|lon|lng|gps|geolocation|gps coordinate'],
  ['biometric', 'weak', 'face encoding|face embedding|faceprint|voiceprint|biometric|biometric template'],
];

export const TABLE: ReadonlyMap<string, readonly [PersonalKind, boolean]> = new Map(
  KINDS.flatMap(([kind, strength, phrases]) =>
    split(phrases).map((phrase) => [phrase, [kind, strength === 'strong'] as const] as const),
  ),
);
export const LONGEST_PHRASE = 4;
export const LONGEST_NAME = 60;
/** Words behind what a name is about that leave it so. */
export const TAILS = new Set(split('raw|plain|str|string|value|list|no|num|nr|1|2|primary|id'));
/** Words that stand for a number in front of which the phrase is another one: `phone_no` is a phone number. */
export const NUMBERS = new Set(['no', 'num', 'nr']);
/**
 * Words in a name that say that it is no fact about a person: a count, a test, something made up or already disguised, or the
 * address of the program itself.
 */
export const NEGATING = new Set(
  split(
    'is|has|num|nb|n|count|total|len|max|min|avg|mean|unique|distinct|valid|invalid|hash|hashed|mask|masked|' +
      'encrypted|encoded|anonymized|anonymised|anon|redacted|tokenized|pseudonymized|pseudonymised|pseudo|' +
      'obfuscated|scrubbed|fake|dummy|synthetic|mock|example|admin|author|maintainer|support|noreply|bot|' +
      'default|service|smtp|git|from|sender|my|your|send|validate|bucket|column|col|field|spam|ham|phishing|' +
      'model|file|wallet|ip|memory|mac|server|bind|host|contract|event|dataset|project|base|class|layer|' +
      'function|profile|module|repo|use|enable|disable|should|no|missing|without|bot|robot|template|regex|pattern',
  ),
);
/** In front of `email` these say that it is a message, not an address. */
export const MESSAGE_WORDS = new Set(
  split(
    'draft|final|generated|reply|response|outreach|marketing|welcome|cold|original|improved|revised|rewritten|html|' +
      'notification|incoming|outgoing|sales|followup|up|promotional|confirmation|written|polished|translated|body',
  ),
);
/** What `ip` and its kin are when they stand in the phrase itself. */
export const OWN_WORDS = new Set(['no', 'ip']);

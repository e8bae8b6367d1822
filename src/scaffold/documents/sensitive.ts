/** What the names of columns say of people: enough to ask about them, not to decide. */
const SENSITIVE: readonly (readonly [RegExp, string])[] = [
  [/(?:^|_)(?:first|last|full|user|customer|sur)?_?name$/i, 'a name'],
  [/e?mail/i, 'an e-mail address'],
  [/phone|mobile/i, 'a telephone number'],
  [/birth|dob$|(?:^|_)age$/i, 'age'],
  [/gender|(?:^|_)sex$/i, 'gender'],
  [/race|ethnic|nationality/i, 'origin'],
  [/religio/i, 'religion'],
  [/disab|diagnos|disease|medic|health/i, 'health'],
  [/address|street|zip|post(?:al)?_?code|city|latitude|longitude/i, 'a place'],
  [/income|salary|balance|iban|card_?number|account/i, 'money'],
  [/ssn|passport|(?:national|tax|customer|patient|user|person)_?id$/i, 'an identifier'],
  [/ip_?addr|device_?id|cookie/i, 'a device'],
];

/** `age` → what it is about; undefined where the name says nothing. */
export function sensitivityOf(column: string): string | undefined {
  return SENSITIVE.find(([pattern]) => pattern.test(column.replace(/([a-z])([A-Z])/g, '$1_$2')))?.[1];
}

import { expect } from 'chai';
import {
  arePersonal,
  listKinds,
  mayNamePersonalData,
  personalName,
  personalTriggers,
  wordsOf,
} from '../../../src/rules/shared/pii/names';

const kindOf = (name: string): string | undefined => {
  const found = personalName(name);
  return found && `${found.kind}${found.isStrong ? '' : '?'}`;
};

describe('names of personal data', () => {
  it('are taken apart in every way of writing them', () => {
    expect(wordsOf('customerEmail')).to.deep.equal(['customer', 'email']);
    expect(wordsOf('Customer E-mail')).to.deep.equal(['customer', 'e', 'mail']);
    expect(wordsOf('userSSN')).to.deep.equal(['user', 'ssn']);
    expect(wordsOf('HTTPServer_2')).to.deep.equal(['http', 'server', '2']);
  });

  const strong: Readonly<Record<string, readonly string[]>> = {
    email: ['email', 'e_mail', 'emailAddress', 'EMAIL', 'user_email', 'Customer E-mail', 'emails', 'email_id'],
    phone: ['phone', 'phone_number', 'PhoneNumber', 'customerPhone', 'phone_no', 'contact_no', 'Telephone'],
    'national-id': ['ssn', 'SSN', 'social_security_number', 'passport_number', 'passportNo', 'national_id', 'tax_id'],
    birth: ['dob', 'DOB', 'date_of_birth', 'birthDate', 'Birthday', 'patient_dob'],
    postal: ['home_address', 'billingAddress', 'street_address'],
    bank: ['iban', 'credit_card_number', 'card_no', 'cardNumber', 'cvv', 'account_number'],
    medical: ['medical_record_number', 'mrn', 'clinical_notes', 'medical_history'],
    'person-name': ['first_name', 'LastName', 'full_name', 'surname', 'patient_name', 'customer_name'],
  };
  for (const [kind, names] of Object.entries(strong)) {
    it(`tell ${kind}`, () => {
      for (const name of names) expect(kindOf(name), name).to.equal(kind);
    });
  }

  it('are weak where they often mean something else', () => {
    for (const name of ['name', 'address', 'salary', 'diagnosis', 'latitude', 'ip_address', 'zip_code', 'username'])
      expect(kindOf(name), name).to.match(/\?$/);
  });

  it('are never a part of a word, a count, a test or the address of something else', () => {
    for (const name of [
      ...[
        'num_uncertainty',
        'emailed_count',
        'pip',
        'memory_address',
        'wallet_address',
        'ip',
        'bind_address',
        'product_name',
      ],
      ...[
        'file_name',
        'num_emails',
        'email_count',
        'has_phone',
        'email_hash',
        'hashed_email',
        'masked_ssn',
        'phones_per_word',
      ],
      ...[
        'email_template',
        'email_domain',
        'is_email',
        'PhoneService',
        'from_email',
        'service_account_email',
        'name_id',
      ],
      ...[
        'dobule',
        'missing',
        'ssn_valid',
        'patience',
        'class_name',
        'model_name',
        'column_name',
        'diagnostics',
        'x'.repeat(90),
      ],
    ])
      expect(kindOf(name), name).to.equal(undefined);
  });

  it('count alone where they are strong, and together where they are weak', () => {
    const names = (...list: readonly string[]) => list.flatMap((name) => personalName(name) ?? []);
    expect(arePersonal(names('email'))).to.equal(true);
    expect(arePersonal(names('name', 'salary'))).to.equal(true);
    expect(arePersonal(names('name'))).to.equal(false);
    expect(arePersonal(names('latitude', 'longitude'))).to.equal(false);
    expect(arePersonal(names('name', 'address', 'latitude')), 'shops').to.equal(false);
  });

  it('are guessed from raw text without missing one', () => {
    for (const name of Object.values(strong).flat()) {
      if (!name.includes(' ')) expect(mayNamePersonalData(name), name).to.equal(true);
    }
    for (const text of ['model.fit(x, y)', 'className', 'nn.Identity()', 'placeholder', 'adobe', 'License: MIT', 'pip'])
      expect(mayNamePersonalData(text), text).to.equal(false);
  });

  it('that count all make rules look at a file', () => {
    const triggers = personalTriggers();
    for (const name of Object.values(strong).flat()) {
      const isThere = triggers.some((trigger) => trigger.split(' ').every((part) => name.includes(part)));
      expect(isThere, name).to.equal(true);
      expect(mayNamePersonalData(name), name).to.equal(true);
    }
  });

  it('are listed for a message', () => {
    expect(listKinds(['email'])).to.equal('e-mail addresses');
    expect(listKinds(['email', 'birth', 'email', 'phone', 'bank'])).to.equal(
      'e-mail addresses, dates of birth and phone numbers',
    );
  });
});

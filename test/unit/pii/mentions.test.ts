import { expect } from 'chai';
import fc from 'fast-check';
import { mentionsIn } from '../../../src/rules/shared/pii/mentions';

/** What is named, without plain variables, as `owner.name` or `owner[name]`. */
const namedIn = (text: string): readonly string[] =>
  mentionsIn(text).flatMap(({ form, owner, name }) => {
    if (form === 'attribute') return [`${owner}.${name}`];
    return form === 'key' ? [`${owner}[${name}]`] : [];
  });
const variablesIn = (text: string): readonly string[] =>
  mentionsIn(text).flatMap(({ form, name }) => (form === 'name' ? [name] : []));

describe('mentions of an expression', () => {
  it('are attributes, keys and variables, also in f-strings', () => {
    expect(namedIn('user.email')).to.deep.equal(['user.email']);
    expect(namedIn('f"To {row[\'email\']!r:>10}, {user.phone}"')).to.deep.equal(['row[email]', 'user.phone']);
    expect(namedIn('df[["name", "ssn"]].head()')).to.deep.equal(['df[name]', 'df[ssn]']);
    expect(namedIn('row.get("email", "")')).to.deep.equal(['row[email]']);
    expect(namedIn('users[0]["email"]')).to.include('?[email]');
    expect(namedIn('{"email": address, "kind": "x"}')).to.deep.equal(['[email]']);
    expect(variablesIn('"a" + email + str(phone)')).to.deep.equal(['email', 'phone']);
  });

  it('are seen through calls that give on what they are given, and no others', () => {
    expect(namedIn('json.dumps({"to": user.email})')).to.include('user.email');
    expect(namedIn('HumanMessage(content=user.email)')).to.include('user.email');
    expect(namedIn('look_up(user.email)')).to.deep.equal([]);
  });

  it('are not what is disguised, counted or compared', () => {
    for (const text of [
      ...[
        'mask(user.email)',
        'hashlib.sha256(user.email.encode()).hexdigest()',
        'len(user.emails)',
        'user.email.count("@")',
      ],
      ...['df["email"].nunique()', 'df["email"].isna().sum()', 'df["email"].map(hash_email)', 'user.email is None'],
      ...['"a" if not user.email else "b"', 'user.email == other', 'df["email"].str.split("@")'],
    ])
      expect(namedIn(text), text).to.deep.equal([]);
  });

  it('are not texts, comments, keywords, schemas and settings', () => {
    for (const text of [
      ...['"user.email"', 'f"{{user.email}}"', '1 # user.email', '{"email": "text"}', '{"email": {"type": "string"}}'],
      ...['os.environ["email"]', 'settings.email', 'config["email"]', '{"email": str}'],
    ])
      expect(namedIn(text), text).to.deep.equal([]);
    expect(variablesIn('f(email=None)')).to.deep.equal([]);
  });

  it('come out of any text without an error, and lie inside of it', () => {
    const code = fc.array(
      fc.constantFrom('f"', '"', "'", '{', '}', '(', ')', '[', ']', 'a.b', '.', ' ', 'x', '\\', '#', '\n', 'rf"""'),
    );
    fc.assert(
      fc.property(code, (parts) => {
        const text = parts.join('');
        for (const { start, end } of mentionsIn(text)) {
          expect(start).to.be.at.least(0);
          expect(end).to.be.within(start, text.length);
        }
      }),
    );
    for (const unit of ['(', '[', '{', 'f"{', 'a(', 'a.', '"', 'x[', '[a.b(']) mentionsIn(unit.repeat(20_000));
  });
});

import { expect } from 'chai';
import type { PythonDocument } from '../../../src/lang/python/types';
import { columnsOf, columnsOfQuery } from '../../../src/rules/shared/pii/frames';
import { personalDataIn } from '../../../src/rules/shared/pii/personal-data';
import { lastCall, lines, pythonReader } from '../python/parse';

describe('columns of tables', () => {
  let read: (text: string) => PythonDocument;
  before(async () => {
    read = await pythonReader();
  });

  /** The columns of what `show` is called with last. */
  const columnsIn = (...code: readonly string[]): readonly string[] => {
    const document = read(lines('import pandas as pd', 'import polars as pl', ...code));
    const table = lastCall(document, 'show').arguments[0]?.value;
    return table === undefined ? [] : [...columnsOf(document, table)].sort();
  };
  const PEOPLE = 'df = pd.read_csv("a.csv", usecols=["email", "ssn", "age"])';

  it('are those that a reader, a query or a literal names', () => {
    expect(columnsIn(PEOPLE, 'show(df)')).to.deep.equal(['email', 'ssn']);
    expect(columnsIn('COLS = ["dob"]', 'show(pd.read_parquet("a", columns=COLS))')).to.deep.equal(['dob']);
    expect(columnsIn('show(pd.DataFrame({"email": emails, "x": xs}))')).to.deep.equal(['email']);
    expect(columnsIn('rows = {"email": emails}', 'show(pd.DataFrame(rows))')).to.deep.equal(['email']);
    expect(columnsIn('show(pd.DataFrame(rows, columns=["iban", "x"]))')).to.deep.equal(['iban']);
    expect(columnsIn('show(pd.read_sql("select u.email, age from users u", engine))')).to.deep.equal(['email']);
    expect(columnsIn('show(df)')).to.deep.equal([]);
  });

  it('are those that are looked up, as long as the name stands for the same table', () => {
    expect(columnsIn('df = load()', 'df["email"].str.lower()', 'show(df)')).to.deep.equal(['email']);
    expect(columnsIn('df = load()', 'df["email"]', 'df = other()', 'show(df)')).to.deep.equal([]);
    expect(columnsIn('def f(df):', '    df["ssn"]', 'def g(df):', '    show(df)')).to.deep.equal([]);
  });

  it('go on through methods that keep, choose and rename them', () => {
    expect(columnsIn(PEOPLE, 'show(df[df["age"] > 3].head().fillna(0))')).to.deep.equal(['email', 'ssn']);
    expect(columnsIn(PEOPLE, 'show(df[["email", "age"]])')).to.deep.equal(['email']);
    expect(columnsIn(PEOPLE, 'show(df.rename(columns={"ssn": "passport"}))')).to.deep.equal(['email', 'passport']);
    expect(columnsIn('show(pl.read_csv("a").select(["email", "age"]))')).to.deep.equal(['email']);
    expect(columnsIn(PEOPLE, 'show(pd.concat([df, df]))')).to.deep.equal(['email', 'ssn']);
    expect(columnsIn(PEOPLE, 'other = df.copy()', 'show(other)')).to.deep.equal(['email', 'ssn']);
  });

  it('are gone where they are dropped, counted or replaced', () => {
    for (const step of [
      ...['df = df.drop(columns=["email", "ssn"])', 'df.drop(["email", "ssn"], axis=1, inplace=True)'],
      ...[
        'df = df.drop(columns=PRIVATE)',
        'df = anonymize(df)',
        'df = df.groupby("age").size()',
        'del df["email"], df["ssn"]; del df["ssn"]',
      ],
      ...['df[["email", "ssn"]] = "x"', 'df = df.assign(email=df["email"].map(mask), ssn=None)', 'df = df[["age"]]'],
    ])
      expect(columnsIn(PEOPLE, step, 'show(df)'), step).to.deep.equal([]);
    expect(columnsIn(PEOPLE, 'df.pop("ssn")', 'show(df)')).to.deep.equal(['email']);
    expect(columnsIn(PEOPLE, 'df["ssn"] = df["ssn"].map(keyed_hash)', 'show(df)')).to.deep.equal(['email']);
  });

  it('are not known of people that are made up', () => {
    expect(columnsIn('show(pd.DataFrame({"email": [fake.email() for _ in range(9)]}))')).to.deep.equal([]);
    const document = read(lines('from faker import Faker', 'show(user.email)'));
    const [argument] = lastCall(document, 'show').arguments;
    expect(argument && personalDataIn(document, argument.value)).to.equal(undefined);
  });

  it('of a query are its plain columns', () => {
    expect(columnsOfQuery('SELECT a.email, count(ssn), dob AS birthday FROM a')).to.deep.equal(['email', 'birthday']);
    expect(columnsOfQuery('select * from people')).to.deep.equal([]);
    expect(columnsOfQuery('drop table people')).to.deep.equal([]);
  });
});

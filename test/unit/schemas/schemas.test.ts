import Ajv from 'ajv';
import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from '../../../scripts/process.mjs';

interface Association {
  readonly fileMatch: string | readonly string[];
  readonly url: string;
}

const { yamlValidation } = (
  JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly contributes: { readonly yamlValidation: readonly Association[] };
  }
).contributes;

function readSchema(name: string): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(join(ROOT, 'schemas', name), 'utf8')) as Readonly<Record<string, unknown>>;
}

/** What is wrong with a file, as paths into it and words; none for a good one. */
function problemsOf(schema: string, text: string): readonly string[] {
  const ajv = new Ajv({ strict: true, allowUnionTypes: true, strictRequired: false });
  const validate = ajv.compile(readSchema(schema));
  validate(parse(text));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

/** The keys that have no description, which is what the editor shows beside them. */
function undescribed(schema: unknown, path = ''): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => [
    ...(key === 'properties' ? Object.entries(value as Record<string, object>) : [])
      .filter(([, property]) => !('description' in property) && !('$ref' in property))
      .map(([name]) => `${path}/${name}`),
    ...undescribed(value, `${path}/${key}`),
  ]);
}

const GOOD: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'mlproject.schema.json': {
    'an entry point with parameters of all forms': [
      'name: churn',
      'python_env: python_env.yaml',
      'entry_points:',
      '  main:',
      '    parameters:',
      '      data: path',
      '      rate: {type: float, default: 0.1}',
      '      seed: {default: 7}',
      '    command: python train.py {data} {rate} {seed}',
    ].join('\n'),
    'a container': [
      'docker_env:',
      '  image: churn@sha256:0a1b',
      '  volumes: ["/data:/data:ro"]',
      '  environment: [HF_TOKEN, [MODE, train]]',
    ].join('\n'),
    'a Spark job': 'databricks_spark_job: {python_file: train.py, parameters: [a], python_libraries: [mlflow==2.4.1]}',
    'nothing but a name': 'name: churn',
  },
  'bentofile.schema.json': {
    'packages, models and variables': [
      'service: "service:Churn"',
      'labels: {team: churn, version: 2}',
      'include: ["*.py"]',
      'python: {requirements_txt: requirements.txt, lock_packages: true}',
      'models: ["churn:2024-11-05", {tag: "scaler:3", alias: scaler}]',
      'envs: [{name: API_TOKEN}, {name: MODE, value: serve, stage: runtime}]',
    ].join('\n'),
    'conda and an image': [
      'service: "service:Churn"',
      'conda: {channels: [conda-forge], dependencies: [numpy=2.1.0, {pip: [churn==1.0]}]}',
      'docker: {distro: debian, python_version: "3.10", env: {MODE: serve}, system_packages: [git]}',
    ].join('\n'),
    'a project of pip': 'python: {packages: [numpy==2.1.0]}\ndocker: {env: [MODE=serve], python_version: 3.11}',
  },
};

const BAD: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'mlproject.schema.json': {
    'an entry point without a command': 'entry_points: {main: {parameters: {}}}',
    'a list of entry points': 'entry_points: [main]',
    'two environments': 'python_env: a.yaml\nconda_env: b.yaml',
    'a container without an image': 'docker_env: {volumes: []}',
    'a variable with three parts': 'docker_env: {image: a, environment: [[A, b, c]]}',
    'a Spark job in a container': 'docker_env: {image: a}\ndatabricks_spark_job: {python_file: a.py}',
    'a parameter that is a number': 'entry_points: {main: {command: a, parameters: {rate: 0.1}}}',
  },
  'bentofile.schema.json': {
    'a key that BentoML does not know': 'services: churn',
    'a version of Python that YAML has rounded': 'docker: {python_version: 3.10}',
    'a Linux that BentoML does not know': 'docker: {distro: arch}',
    'packages in one line': 'python: {packages: "numpy pandas"}',
    'a variable without its value': 'docker: {env: [MODE]}',
    'a model without a tag': 'models: [{alias: churn}]',
    'a stage that BentoML does not know': 'envs: [{name: MODE, stage: test}]',
  },
};

describe('schemas', () => {
  it('are there for the files that the manifest names', () => {
    expect(readdirSync(join(ROOT, 'schemas'))).to.include.members(
      yamlValidation.map(({ url }) => url.replace('./schemas/', '')),
    );
  });

  for (const name of readdirSync(join(ROOT, 'schemas'))) {
    it(`${name} is a JSON schema of draft 7 with an address of its own and words beside each key`, () => {
      const schema = readSchema(name);
      expect(schema['$schema']).to.equal('http://json-schema.org/draft-07/schema#');
      expect(schema['$id']).to.match(new RegExp(`/schemas/${name}$`));
      expect(new Ajv({ strict: false }).validateSchema(schema)).to.equal(true);
      if (name !== 'watertight.schema.json') expect(undescribed(schema)).to.deep.equal([]);
    });
  }

  for (const [name, cases] of Object.entries(GOOD)) {
    for (const [what, text] of Object.entries(cases)) {
      it(`${name} accepts ${what}`, () => {
        expect(problemsOf(name, text)).to.deep.equal([]);
      });
    }
  }

  for (const [name, cases] of Object.entries(BAD)) {
    for (const [what, text] of Object.entries(cases)) {
      it(`${name} rejects ${what}`, () => {
        expect(problemsOf(name, text)).not.to.deep.equal([]);
      });
    }
  }

  for (const project of ['churn', 'churn-fixed']) {
    it(`mlproject.schema.json accepts the MLproject of examples/${project}`, () => {
      const text = readFileSync(join(ROOT, 'examples', project, 'MLproject'), 'utf8');
      expect(problemsOf('mlproject.schema.json', text)).to.deep.equal([]);
    });
  }
});

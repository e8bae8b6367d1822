import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { expect } from 'chai';
import * as fc from 'fast-check';
import { formatPinsCycloneDx } from '../../../src/output/pins-cyclonedx';
import { formatPinsJson } from '../../../src/output/pins-json';
import { purlOf } from '../../../src/output/pins-purl';
import { formatPinsText } from '../../../src/output/pins-text';
import { mergeExternals, type PinReport } from '../../../src/pins/inventory/merge';
import { EXTERNAL_KINDS, type External } from '../../../src/pins/inventory/types';

const SCHEMAS = join(__dirname, '../../fixtures/cyclonedx');
const COMMIT = 'a'.repeat(40);
const DIGEST = `sha256:${'b'.repeat(64)}`;
const SUBJECT = { name: 'churn', version: '1.2.3' };

const EXTERNALS: readonly External[] = [
  { kind: 'model', source: 'huggingface', name: 'team/classifier', state: 'pinned', pin: COMMIT },
  { kind: 'model', source: 'huggingface', name: 'gpt2', state: 'unpinned' },
  {
    kind: 'model',
    source: 'mlflow',
    name: 'churn',
    requested: 'latest',
    state: 'known',
    pin: '3',
    from: 'the version in mlruns',
  },
  { kind: 'dataset', source: 'huggingface', name: 'team/tickets', requested: 'main', state: 'unpinned' },
  { kind: 'dataset', source: 'git', name: 'git@github.com:team/data.git', state: 'unpinned' },
  {
    kind: 'package',
    source: 'pypi',
    name: 'torch',
    requested: '>=2',
    state: 'pinned',
    pin: '2.8.0',
    from: 'the version in uv.lock',
  },
  { kind: 'package', source: 'conda', name: 'mkl_fft', state: 'unpinned' },
  { kind: 'package', source: 'git', name: 'https://github.com/team/toolbox', state: 'unpinned' },
  { kind: 'image', source: 'registry', name: 'ghcr.io/team/serve', requested: '1.2', state: 'pinned', pin: DIGEST },
  { kind: 'image', source: 'registry', name: 'python', requested: '3.12', state: 'unpinned' },
  { kind: 'action', source: 'github', name: 'Team/setup/deep', requested: 'v4', state: 'unpinned' },
  { kind: 'repository', source: 'git', name: 'https://github.com/psf/black', requested: '25.1.0', state: 'unpinned' },
  {
    kind: 'download',
    source: 'web',
    name: 'https://example.com/a b/data.csv',
    state: 'known',
    pin: DIGEST,
    from: 'the file data.csv that is here',
  },
];

function reportOf(externals: readonly External[]): PinReport {
  const found = externals.map((external, index) => ({
    external,
    place: { file: 'train.py', line: index + 1, column: 1 },
  }));
  return { entries: mergeExternals(found), files: { scanned: 1, skipped: [], failed: [] } };
}

function createValidator() {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  // Formats of international names, which ajv-formats does not know.
  for (const name of ['idn-email', 'iri-reference']) ajv.addFormat(name, true);
  const read = (name: string): object => JSON.parse(readFileSync(join(SCHEMAS, name), 'utf8')) as object;
  for (const name of ['spdx.schema.json', 'jsf-0.82.schema.json']) ajv.addSchema(read(name));
  return ajv.compile(read('bom-1.6.schema.json'));
}

describe('the list of pins', () => {
  describe('as a bill of materials', () => {
    const validate = createValidator();
    const bomOf = (externals: readonly External[]): Record<string, unknown> => {
      const bom = JSON.parse(formatPinsCycloneDx(reportOf(externals), SUBJECT)) as Record<string, unknown>;
      validate(bom);
      expect(validate.errors ?? []).to.deep.equal([]);
      return bom;
    };

    it('is valid by the schema of CycloneDX 1.6, which refuses others', () => {
      expect(bomOf(EXTERNALS)['components']).to.have.length(EXTERNALS.length);
      expect(bomOf([])['components']).to.deep.equal([]);
      expect(
        validate({ bomFormat: 'CycloneDX', specVersion: '1.6', components: [{ type: 'model', name: 'a' }] }),
      ).to.equal(false);
    });

    it('is valid whatever things are called', () => {
      const text = fc.oneof(
        fc.string({ minLength: 1, unit: 'binary' }),
        fc.constantFrom('\ud800', 'a/\udc00:', '@/#?'),
      );
      const external = fc
        .constantFrom(...EXTERNALS)
        .chain((like) =>
          fc.record({ name: text, pin: text, requested: text }).map((names): External => ({ ...like, ...names })),
        );
      fc.assert(
        fc.property(fc.array(external, { maxLength: 5 }), (externals) => void bomOf(externals)),
        { numRuns: 50 },
      );
    });

    it('is the same for the same workspace', () => {
      const bom = formatPinsCycloneDx(reportOf(EXTERNALS), SUBJECT);
      expect(formatPinsCycloneDx(reportOf([...EXTERNALS]), SUBJECT)).to.equal(bom);
      expect(bom).not.to.match(/timestamp|serialNumber/);
    });

    it('names models, data, packages and images by what CycloneDX calls them', () => {
      const components = bomOf(EXTERNALS)['components'] as readonly Record<string, unknown>[];
      const types = new Set(components.map(({ type }) => type));
      expect([...types]).to.deep.equal([
        ...['machine-learning-model', 'data', 'library', 'container', 'application', 'file'],
      ]);
      const model = components.find(({ name }) => name === 'classifier');
      expect(model).to.deep.include({
        group: 'team',
        version: COMMIT,
        purl: `pkg:huggingface/team/classifier@${COMMIT}`,
        evidence: { occurrences: [{ location: 'train.py', line: 1 }] },
      });
      const image = components.find(({ name }) => name === 'ghcr.io/team/serve');
      expect(image).to.deep.include({ version: '1.2', hashes: [{ alg: 'SHA-256', content: 'b'.repeat(64) }] });
      expect(new Set(components.map((component) => component['bom-ref'])).size).to.equal(components.length);
    });
  });

  it('has package URLs where there is a type for them', () => {
    const found = EXTERNALS.map(purlOf);
    expect(found).to.deep.equal([
      `pkg:huggingface/team/classifier@${COMMIT}`,
      'pkg:huggingface/gpt2',
      undefined,
      undefined,
      'pkg:github/team/data',
      'pkg:pypi/torch@2.8.0',
      'pkg:conda/mkl_fft',
      'pkg:github/team/toolbox',
      `pkg:docker/team/serve@sha256%3A${'b'.repeat(64)}?repository_url=ghcr.io`,
      'pkg:docker/python@3.12',
      'pkg:github/team/setup#deep',
      'pkg:github/psf/black',
      'pkg:generic/data.csv?download_url=https%3A%2F%2Fexample.com%2Fa%20b%2Fdata.csv',
    ]);
  });

  it('is JSON of a shape that stays', () => {
    const [known] = EXTERNALS.filter(({ kind }) => kind === 'download');
    expect(JSON.parse(formatPinsJson(reportOf(known === undefined ? [] : [known])))).to.deep.equal({
      schemaVersion: 1,
      pins: [
        {
          kind: 'download',
          source: 'web',
          name: 'https://example.com/a b/data.csv',
          state: 'known',
          pin: DIGEST,
          from: 'the file data.csv that is here',
          places: [{ file: 'train.py', line: 1, column: 1 }],
        },
      ],
      files: { scanned: 1, skipped: [], failed: [] },
    });
  });

  it('is sorted by kind and name, with one entry for each thing, version and state', () => {
    const twice = [...EXTERNALS, ...EXTERNALS].reverse();
    const { entries } = reportOf(twice);
    expect(entries).to.have.length(EXTERNALS.length);
    expect(entries.every(({ places }) => places.length === 2)).to.equal(true);
    const kinds = entries.map(({ kind }) => EXTERNAL_KINDS.indexOf(kind));
    expect(kinds).to.deep.equal([...kinds].sort((a, b) => a - b));
  });

  it('is text that says how things stand, and how many', () => {
    const text = formatPinsText(reportOf(EXTERNALS), { hasColour: false });
    expect(text).to.contain('  ✗ gpt2  not pinned\n      train.py:2\n');
    expect(text).to.contain('  ✓ torch >=2  pinned to 2.8.0, the version in uv.lock\n');
    expect(text).to.contain('  ◐ churn latest  not pinned, known here: 3, the version in mlruns\n');
    expect(text.endsWith('3 pinned, 2 known here, 8 not pinned, in 1 file.')).to.equal(true);
    expect(formatPinsText(reportOf([]), { hasColour: false })).to.equal('Nothing from elsewhere in 1 file.');
  });
});

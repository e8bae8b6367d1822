import { expect } from 'chai';
import { Buffer } from 'node:buffer';
import type { Finding } from '../../../src/core/finding';
import { DEFAULT_SETTINGS } from '../../../src/engine/settings';
import { createEngine } from '../../../src/engine/lint';
import { cutUnread } from '../../../src/host/node/notebook-bytes';
import { RULES } from '../../../src/rules/index';
import { testGrammars } from '../grammars';
import { createProject, RUN } from './project';

const PICTURE = `iVBORw0KGgo${'A'.repeat(5000)}`;
const TOKEN = ['hf', 'QmZtVwKxRbLnPfHdGsJcTyUiOaEqWvXzBk'].join('_');

interface Notebook {
  readonly picture?: string;
  readonly newline?: string;
  /** Spaces for each level; 0 writes all of it on one line. */
  readonly indent?: number;
}

/**
 * Two cells with a picture, each followed by a token: in an output, and in the code; and a cell of Markdown that shows a
 * picture and a token on one line. The state of the controls stands behind them, as it is written with its keys sorted.
 */
function notebook({ picture = PICTURE, newline = '\n', indent = 1 }: Notebook = {}): string {
  const image = { 'image/png': picture, 'text/plain': ['<Figure 1 – größer>'] };
  const figure = { output_type: 'display_data', metadata: {}, data: image };
  const printed = { output_type: 'stream', name: 'stdout', text: [`token = ${TOKEN}\n`] };
  const cell = { cell_type: 'code', execution_count: 1, metadata: {}, outputs: [figure, printed] };
  const first = { ...cell, source: ['plot()'] };
  const second = { ...cell, source: [`token = "${TOKEN}"\n`, 'plot(token)'] };
  const note = `![größer](data:image/png;base64,${picture}) token = ${TOKEN}\n`;
  const third = { cell_type: 'markdown', metadata: {}, source: [note, `token = ${TOKEN}`] };
  const state = { a1: { model_name: 'HTMLModel', state: { value: `token = ${TOKEN}` } } };
  const metadata = {
    language_info: { name: 'python' },
    widgets: { 'application/vnd.jupyter.widget-state+json': state },
  };
  const document = { cells: [first, second, third], metadata, nbformat: 4, nbformat_minor: 5 };
  return `${JSON.stringify(document, null, indent).replaceAll('\n', newline)}${newline}`;
}

function piecesOf(text: string): readonly string[] {
  return cutUnread(Buffer.from(text)).pieces.map(String);
}

describe('pictures in a notebook', () => {
  it('are not read, and what is found has the places and the edits of the whole file', async () => {
    for (const written of [{}, { newline: '\r\n' }, { indent: 4 }, { indent: 0 }]) {
      const project = createProject();
      const text = notebook(written);
      project.write('a.ipynb', text);
      const { results } = await project.run({ run: { ...RUN, withSource: true } });
      const engine = createEngine({ rules: RULES, grammars: await testGrammars() });
      const whole = engine.lint({ path: 'a.ipynb', text }, DEFAULT_SETTINGS, { today: '2026-01-01', hasPath: () => undefined }); // prettier-ignore
      const places = (findings: readonly Finding[]): unknown =>
        findings.map(({ ruleId, range, start, end, cell, related, fix, otherFixes, fingerprint }) => {
          return { ruleId, range, start, end, cell, related, fix, otherFixes, fingerprint };
        });
      const found = results.flatMap(({ findings }) => findings);
      expect(found.map(({ ruleId }) => ruleId)).to.include.members(['secret-in-output', 'hard-coded-secret']);
      expect(places(found)).to.deep.equal(places(whole.findings));
      project.dispose();
    }
  });

  it('may change without another result, but not unseen', async () => {
    const project = createProject();
    project.write('a.ipynb', notebook());
    const before = await project.run();
    project.write('a.ipynb', notebook({ picture: `${PICTURE}BBBB` }));
    const after = await project.run();
    // Once without its pictures, once whole.
    expect([...new Set(after.looked)]).to.deep.equal(['a.ipynb']);
    expect(after.found).to.deep.equal(before.found);
    project.dispose();
  });

  it('are left out of outputs, Markdown and HTML, whatever stands behind them', () => {
    for (const [text, pieces, hasShifted] of [
      [`"image/png": "${PICTURE}",\n"a"`, ['"image/png": "', '",\n"a"'], false],
      [`"image/jpeg": "/9j/4AAQ"\r\n`, ['"image/jpeg": "', '"\r\n'], false],
      [`{"image/png": "${PICTURE}", "a": 1}\n`, ['{"image/png": "', '", "a": 1}\n'], true],
      [`![a](data:image/png;base64,${PICTURE}) b`, ['![a](data:image/png;base64,', ') b'], true],
      [`<img src=\\"data:image/gif;base64,${PICTURE}\\">`, ['<img src=\\"data:image/gif;base64,', '\\">'], true],
      [`data:video/mp4;base64,${PICTURE}`, ['data:video/mp4;base64,', ''], true],
    ] as const) {
      expect(piecesOf(text), text.slice(0, 40)).to.deep.equal(pieces);
      expect(cutUnread(Buffer.from(text)).hasShifted, text.slice(0, 40)).to.equal(hasShifted);
    }
    for (const kept of [
      `"image/png": "${PICTURE}`,
      '"image/png": "hf_token"\n',
      `\\"image/png\\": \\"${PICTURE}\\"\n`,
      '"image/svg+xml": [\n"<svg>"\n]\n',
      `"image/${'x'.repeat(100)}": "${PICTURE}"\n`,
      '"image/png": ',
      `data:application/json;base64,${PICTURE}`,
      `data:image/png;base64,${'A'.repeat(100)}"`,
      `;base64,${PICTURE}`,
    ]) {
      expect(piecesOf(kept), kept.slice(0, 40)).to.deep.equal([kept]);
    }
  });
});

describe('the state of controls in a notebook', () => {
  const state = '"widgets": {\n   "a": {\n    "b": 1\n   }\n  }';
  const tail = '\n },\n "nbformat": 4,\n "nbformat_minor": 5\n}\n';

  it('is left out where the notebook ends behind it', () => {
    expect(piecesOf(` "metadata": {\n  ${state}${tail}`)).to.deep.equal([` "metadata": {\n  "widgets": {`, `}${tail}`]);
    const picture = state.replace('1', `"data:image/png;base64,${PICTURE}"`);
    expect(piecesOf(` "metadata": {\n  ${picture}${tail}`)).to.have.length(2);
  });

  it('is read where anything else stands behind it, and where it does not end as it begins', () => {
    for (const kept of [
      ` "metadata": {\n  ${state},\n  "x": 1${tail}`,
      ` "metadata": {\n  ${state}\n },\n "cells": []\n}\n`,
      ` "metadata": {\n  ${state.replace('\n  }', '\n      }')}${tail}`,
      ` "metadata": { ${state}${tail}`,
      `"widgets": {`,
    ]) {
      expect(piecesOf(kept), kept.slice(0, 40)).to.deep.equal([kept]);
    }
  });

  it('does not hide a cell where a notebook is written to look like it', async () => {
    const cell = `{"cell_type": "code", "execution_count": 1, "metadata": {}, "outputs": [], "source": ["k = '${TOKEN}'"]}`;
    for (const key of ['cells', '\\u0063ells']) {
      for (const open of ['', '"cells": [], ']) {
        const text = `{${open}"metadata": {\n "widgets": {}}, "${key}": [${cell}], "a": {"b": {\n }${tail}`;
        const project = createProject();
        project.write('a.ipynb', text);
        const { results } = await project.run();
        const found = results.flatMap(({ findings }) => findings).map(({ ruleId }) => ruleId);
        expect(found, text).to.include('hard-coded-secret');
        project.dispose();
      }
    }
  });
});

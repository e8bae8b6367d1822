import { expect } from 'chai';
import { Buffer } from 'node:buffer';
import type { Finding } from '../../../src/core/finding';
import { DEFAULT_SETTINGS } from '../../../src/engine/settings';
import { createEngine } from '../../../src/engine/lint';
import { cutPictures } from '../../../src/host/node/notebook-bytes';
import { RULES } from '../../../src/rules/index';
import { testGrammars } from '../grammars';
import { createProject, RUN } from './project';

const PICTURE = `iVBORw0KGgo${'A'.repeat(5000)}`;
const TOKEN = ['hf', 'QmZtVwKxRbLnPfHdGsJcTyUiOaEqWvXzBk'].join('_');

/** Two cells with a picture, each followed by a token: in an output, and in the code. */
function notebook(picture: string, newline = '\n'): string {
  const image = { 'image/png': picture, 'text/plain': ['<Figure 1 – größer>'] };
  const figure = { output_type: 'display_data', metadata: {}, data: image };
  const printed = { output_type: 'stream', name: 'stdout', text: [`token = ${TOKEN}\n`] };
  const cell = { cell_type: 'code', execution_count: 1, metadata: {}, outputs: [figure, printed] };
  const first = { ...cell, source: ['plot()'] };
  const second = { ...cell, source: [`token = "${TOKEN}"\n`, 'plot(token)'] };
  const document = { cells: [first, second], metadata: {}, nbformat: 4, nbformat_minor: 5 };
  return `${JSON.stringify(document, null, 1).replaceAll('\n', newline)}${newline}`;
}

function piecesOf(text: string): readonly string[] {
  return cutPictures(Buffer.from(text)).pieces.map(String);
}

describe('pictures in a notebook', () => {
  it('are not read, and what is found has the places and the edits of the whole file', async () => {
    for (const newline of ['\n', '\r\n']) {
      const project = createProject();
      const text = notebook(PICTURE, newline);
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
    project.write('a.ipynb', notebook(PICTURE));
    const before = await project.run();
    project.write('a.ipynb', notebook(`${PICTURE}BBBB`));
    const after = await project.run();
    expect(after.looked).to.deep.equal(['a.ipynb']);
    expect(after.found).to.deep.equal(before.found);
    project.dispose();
  });

  it('are left out only where nothing else stands behind them on their line', () => {
    expect(piecesOf(`"image/png": "${PICTURE}",\n"a"`)).to.deep.equal(['"image/png": "', '",\n"a"']);
    expect(piecesOf(`"image/jpeg": "/9j/4AAQ"\r\n`)).to.deep.equal(['"image/jpeg": "', '"\r\n']);
    for (const kept of [
      `{"image/png": "${PICTURE}", "a": 1}\n`,
      `"image/png": "${PICTURE}`,
      '"image/png": "hf_token"\n',
      `\\"image/png\\": \\"${PICTURE}\\"\n`,
      '"image/svg+xml": [\n"<svg>"\n]\n',
      `"image/${'x'.repeat(100)}": "${PICTURE}"\n`,
      '"image/png": ',
    ]) {
      expect(piecesOf(kept), kept.slice(0, 40)).to.deep.equal([kept]);
    }
  });
});

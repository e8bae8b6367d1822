import { expect } from 'chai';
import type { CellLocation, Finding } from '../../../src/core/finding';
import { createLineIndex } from '../../../src/core/line-index';
import type { Range } from '../../../src/core/range';
import { formatJson } from '../../../src/output/json';
import type { ScanReport } from '../../../src/output/report';
import { formatSarif } from '../../../src/output/sarif';
import { formatText } from '../../../src/output/text';
import { findSecrets } from '../../../src/secrets/find-secrets';
import { createFinding, createReport } from './sample-report';

// Put together here, so that no file holds it.
const token = ['hf', 'QzWvXkRtYpLmNbGdFsHjKcTrEwUiOaSxDv'].join('_');
const text = `x = 1\nmodel = danger("${token}", path)\n`;
const lines = createLineIndex(text);

function place(range: Range): Pick<Finding, 'range' | 'start' | 'end'> {
  return { range, start: lines.positionAt(range.start), end: lines.positionAt(range.end) };
}

/** What two rules say of one line: that it holds a secret, and that the call around it is dangerous. */
function reportWith(cell?: Pick<CellLocation, 'index' | 'part'>, isSuppressed = false): ScanReport {
  const locate = (range: Range): Partial<Finding> => {
    const { start, end } = place(range);
    return { ...place(range), ...(cell === undefined ? {} : { cell: { ...cell, start, end } }) };
  };
  const call = { start: text.indexOf('danger'), end: text.lastIndexOf(')') + 1 };
  const secrets = findSecrets(text).map(({ range, name }) =>
    createFinding({
      ...locate(range),
      ruleId: 'written-secret',
      group: 'secrets',
      message: `This is ${name}.`,
      fix: { title: 'Read it from the environment', safety: 'unsafe', edits: [{ range, text: 'TOKEN' }] },
    }),
  );
  expect(secrets).to.have.length(1);
  const other = createFinding(locate(call));
  const { start, end } = lines.lineRange(1);
  return createReport({
    findings: isSuppressed ? [other] : [...secrets, other],
    suppressed: isSuppressed ? secrets : [],
    textOf: () => text,
    frameOf: ({ range }) => ({ text: text.slice(start, end), start: range.start - start, end: range.end - start }),
  });
}

describe('a secret in the source', () => {
  const cases = {
    'of a file': reportWith(),
    'of a file, suppressed': reportWith(undefined, true),
    'of a cell': reportWith({ index: 0, part: 'source' }),
  };
  for (const [name, report] of Object.entries(cases)) {
    it(`${name} is in no output`, () => {
      const outputs = {
        json: formatJson(report),
        sarif: formatSarif(report),
        text: formatText(report, { hasColour: false, width: 100 }),
        colours: formatText(report, { hasColour: true, width: 100 }),
      };
      for (const [format, output] of Object.entries(outputs)) {
        expect(output, format).to.contain('dangerous-call');
        for (let at = 0; at + 8 <= token.length; at += 4)
          expect(output, format).not.to.contain(token.slice(at, at + 8));
      }
      expect(outputs.text).to.contain(`model = danger("${'*'.repeat(token.length)}", path)`);
    });
  }
});

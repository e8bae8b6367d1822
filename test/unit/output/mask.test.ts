import { expect } from 'chai';
import { hideFindings } from '../../../src/output/mask';
import type { Finding } from '../../../src/core/finding';
import { createFinding } from './sample-report';

const at = (startLine: number, start: number, endLine: number, end: number): Pick<Finding, 'start' | 'end'> => ({
  start: { line: startLine, character: start },
  end: { line: endLine, character: end },
});
const frame = { text: 'call("0123")', start: 0, end: 4 };
const finding = createFinding(at(3, 0, 3, 4));

describe('masking a line', () => {
  it('hides what a secret covers, and keeps the columns', () => {
    const masked = hideFindings(frame, finding, [createFinding(at(3, 6, 3, 10))]);
    expect(masked).to.deep.equal({ text: 'call("****")', start: 0, end: 4 });
  });

  it('hides the parts of secrets that go over several lines', () => {
    expect(hideFindings(frame, finding, [createFinding(at(3, 6, 5, 1))]).text).to.equal('call("******');
    expect(hideFindings(frame, finding, [createFinding(at(1, 6, 3, 10))]).text).to.equal('**********")');
    expect(hideFindings(frame, finding, [createFinding(at(1, 0, 5, 0))]).text).to.equal('************');
  });

  it('takes account of what was cut off the line', () => {
    const long = createFinding(at(3, 100, 3, 104));
    const secrets = [
      createFinding(at(3, 104, 3, 108)),
      createFinding(at(3, 90, 3, 102)),
      createFinding(at(3, 0, 3, 9)),
    ];
    expect(hideFindings({ ...frame, start: 2, end: 6 }, long, secrets).text).to.equal('****("****")');
  });

  it('leaves lines without secrets as they are', () => {
    const cell = { index: 1, part: 'source', ...at(3, 6, 3, 10) } as const;
    for (const other of [
      createFinding(at(2, 0, 2, 9)),
      createFinding(at(4, 0, 4, 9)),
      createFinding({ ...at(3, 6, 3, 10), file: 'other.py' }),
      createFinding({ ...at(3, 6, 3, 10), cell }),
    ]) {
      expect(hideFindings(frame, finding, [other])).to.deep.equal(frame);
    }
  });

  it('counts in the cell where there is one', () => {
    const inCell = (parts: Partial<Finding>, output?: number): Finding =>
      createFinding({
        cell: {
          index: 1,
          part: output === undefined ? 'source' : 'output',
          ...(output === undefined ? {} : { output }),
          ...at(0, 6, 0, 10),
        },
        ...parts,
      });
    const subject = createFinding({ cell: { index: 1, part: 'source', ...at(0, 0, 0, 4) } });
    expect(hideFindings(frame, subject, [inCell(at(9, 40, 9, 44))]).text).to.equal('call("****")');
    expect(hideFindings(frame, subject, [inCell({}, 0)]).text).to.equal(frame.text);
  });
});

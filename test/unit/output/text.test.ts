import { expect } from 'chai';
import { formatText } from '../../../src/output/text';
import { createFinding, createFullReport, createReport, inOutput } from './sample-report';

const plain = { hasColour: false, width: 80 };

describe('the text of a scan', () => {
  it('shows findings, a summary, and what was left out', () => {
    expect(formatText(createFullReport(), plain).split('\n')).to.deep.equal([
      'src/train.py:2:5: error dangerous-call [safe fix]',
      '  `danger` can run code. Pass `safe=True`.',
      '',
      '  2 │ x = danger()',
      '    │     ^^^^^^^^',
      '',
      'notes/a b.ipynb: cell 3, output, line 1: info written-secret [fix: please review]',
      '  The output shows a token.',
      '',
      '/srv/über/x.py:2:5: warning dangerous-call',
      '  `danger` can run code. Pass `safe=True`.',
      '',
      '3 problems (1 error, 1 warning, 1 info) in 3 files; 1 fixable with `watertight fix`, 1 more with `--unsafe`.',
      'Looked at 5 files (1.2 s), 4 suppressed.',
      '',
      'Skipped:',
      '  big.csv: it is too large',
      '',
      'Not read in whole:',
      '  broken.ipynb: the JSON ends early',
      '',
      'Rules that crashed, which is a bug in Watertight:',
      '  odd.py: written-secret failed: TypeError: a slip',
    ]);
  });

  it('is one line where nothing was found', () => {
    expect(formatText(createReport(), plain)).to.equal('No problems in 3 files (1.2 s).');
    const suppressed = [createFinding()];
    expect(formatText(createReport({ suppressed }), plain)).to.equal('No problems in 3 files (1.2 s), 1 suppressed.');
  });

  it('keeps the findings of a file together', () => {
    const findings = ['a.py', 'b.py', 'a.py'].map((file) => createFinding({ file }));
    const heads = formatText(createReport({ findings }), plain).match(/^\w\.py/gm);
    expect(heads).to.deep.equal(['a.py', 'a.py', 'b.py']);
  });

  it('tells once what four notes or warnings of a file say alike, and each error for itself', () => {
    const at = (line: number) => ({ start: { line, character: 0 }, severity: 'warning' as const });
    const names = ['a', 'b', 'c', 'd'];
    const warnings = names.map((name, line) => createFinding({ ...at(line), message: `\`${name}\` is open.` }));
    const text = formatText(createReport({ findings: warnings }), plain);
    expect(text.match(/is open/g)).to.have.length(1);
    expect(text).to.include('The same in lines 2, 3, 4.');
    expect(formatText(createReport({ findings: warnings.slice(1) }), plain).match(/is open/g)).to.have.length(3);
    const errors = warnings.map((finding) => ({ ...finding, severity: 'error' as const }));
    expect(formatText(createReport({ findings: errors }), plain).match(/is open/g)).to.have.length(4);
  });

  it('says the place in a cell by its own line, and shows that line', () => {
    const start = { line: 1, character: 0 };
    const finding = createFinding({ file: 'a.ipynb', cell: { index: 0, part: 'source', start, end: start } });
    const frameOf = () => ({ text: 'danger()', start: 0, end: 8 });
    expect(formatText(createReport({ findings: [finding], frameOf }), plain)).to.match(
      /^a\.ipynb: cell 1, line 2: error [^]*\n {2}2 │ danger\(\)\n {4}│ \^{8}\n/,
    );
  });

  it('leads to places in other files, not to those in its own', () => {
    const place = { range: { start: 0, end: 1 }, start: { line: 2, character: 4 }, end: { line: 2, character: 5 } };
    const related = [
      { ...place, message: 'The value is set here', file: 'conf/config.yaml' },
      { ...place, message: 'It comes from here' },
    ];
    const text = formatText(createReport({ findings: [createFinding({ related })] }), plain);
    expect(text).to.include('\n  The value is set here: conf/config.yaml:3:5\n');
    expect(text).not.to.include('It comes from here');
  });

  it('tells how many can be mended', () => {
    const fix = { title: '', safety: 'unsafe', edits: [] } as const;
    const summary = (report: string): string | undefined => /; (.*)\.$/m.exec(report)?.[1];
    expect(summary(formatText(createReport({ findings: [createFinding({ fix })] }), plain))).to.equal(
      '1 fixable with `watertight fix --unsafe`',
    );
    expect(summary(formatText(createReport({ findings: [createFinding()] }), plain))).to.equal(undefined);
  });

  it('names only some of many files that were left out', () => {
    const skipped = Array.from({ length: 1000 }, (_, index) => ({ file: `${String(index)}.csv`, reason: 'large' }));
    const report = createReport({ files: { scanned: 0, skipped, failed: [] } });
    expect(formatText(report, plain)).to.match(/\n {2}and 980 more$/);
  });

  it('breaks messages and cuts lines at the width of the terminal', () => {
    const text = `${'a'.repeat(300)}danger()${'b'.repeat(300)}`;
    const frameOf = () => ({ text, start: 300, end: 308 });
    const findings = [createFinding({ message: 'word '.repeat(100).trim() })];
    const lines = formatText(createReport({ findings, frameOf }), { hasColour: false, width: 60 }).split('\n');
    for (const line of lines.slice(0, -2)) expect(line.length, line).to.be.at.most(60);
    const [shown = '', caret = ''] = lines.filter((line) => line.includes('│'));
    expect(shown.slice(caret.indexOf('^'), caret.lastIndexOf('^') + 1)).to.equal('danger()');
  });

  it('underlines behind tabs and wide characters', () => {
    const frameOf = () => ({ text: '\t"漢😀" + danger()', start: 9, end: 17 });
    const lines = formatText(createReport({ findings: [createFinding()], frameOf }), plain).split('\n');
    expect(lines.slice(3, 5)).to.deep.equal(['  2 │     "漢😀" + danger()', `    │ ${' '.repeat(13)}^^^^^^^^`]);
  });

  it('uses colours only when asked to', () => {
    expect(formatText(createFullReport(), plain)).not.to.contain('\u001b');
    const coloured = formatText(createFullReport(), { ...plain, hasColour: true });
    expect(coloured).to.contain('\u001b[31merror\u001b[0m');
    // eslint-disable-next-line no-control-regex -- these are the colours
    expect(coloured.replace(/\u001b\[[\d;]*m/g, '')).to.equal(formatText(createFullReport(), plain));
  });

  it('lets no file speak to the terminal', () => {
    const hostile = '\u001b[2J\u202e\u0007\r';
    const frameOf = () => ({ text: `x${hostile}`, start: 0, end: 1 });
    const findings = [createFinding({ file: `a${hostile}.py`, message: `of ${hostile}` })];
    const files = { scanned: 1, skipped: [], failed: [{ file: `b${hostile}`, reason: hostile }] };
    expect(formatText(createReport({ findings, frameOf, files }), plain)).not.to.match(/[^\P{Cc}\n]|\u202e/u);
  });

  it('shows no line of a secret', () => {
    const frameOf = () => ({ text: 'the line', start: 0, end: 3 });
    expect(formatText(createReport({ findings: [inOutput], frameOf }), plain)).not.to.contain('the line');
  });
});

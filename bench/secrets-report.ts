import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../scripts/process.mjs';
import { machine, table } from './tables';
import type { FolderFigure, Share, ToolFigures } from './secrets-tools';

type Row = readonly string[];

const PAGE = join(ROOT, 'docs/benchmarks.md');
const BEGIN = '<!-- begin measured -->';
const END = '<!-- end measured -->';

/** Puts the figures between the marks of docs/benchmarks.md. Returns them. */
export function writeSecretsReport(tools: readonly ToolFigures[], today: string): string {
  const report = describeFigures(tools, today);
  const page = readFileSync(PAGE, 'utf8');
  const [before = ''] = page.split(BEGIN);
  const after = page.split(END)[1] ?? '';
  writeFileSync(PAGE, `${before}${BEGIN}\n\n${report}\n\n${END}${after}`);
  return report;
}

/** The figures as Markdown: how much each tool finds where, what it flags beside it, and how long it takes. */
function describeFigures(tools: readonly ToolFigures[], today: string): string {
  const groups = [...(tools[0]?.groups.keys() ?? [])];
  const head = ['', ...tools.map(({ tool, version }) => `${tool} ${version}`)];
  const rowOf = (name: string, share: (tool: ToolFigures) => Share | undefined): Row => [
    name,
    ...tools.map((tool) => percent(share(tool))),
  ];
  const rowsOf = (isLookAlike: boolean): readonly Row[] =>
    groups
      .filter((group) => tools[0]?.lookAlikes.has(group) === isLookAlike)
      .map((group) => rowOf(`${group} (${String(tools[0]?.groups.get(group)?.of)})`, (tool) => tool.groups.get(group)));
  return [
    `Measured on ${today}: ${machine()}, Node ${process.versions.node}.`,
    '### Found, of samples of every kind of secret',
    table([
      head,
      rowOf('**in notebooks**', ({ kinds }) => kinds.notebook),
      rowOf('**in files**', ({ kinds }) => kinds.file),
      ...rowsOf(false),
    ]),
    '### Flagged, of lines that only look like one (less is better)',
    table([head, rowOf('**all**', ({ kinds }) => kinds['look-alike']), ...rowsOf(true)]),
    ...(tools[0]?.folders ?? []).flatMap(({ files, megabytes }, index) => [
      `### ${String(files)} real files, ${megabytes.toFixed(0)} MB`,
      folderTable(tools.map(({ tool, folders }) => [tool, folders[index]])),
    ]),
  ].join('\n\n');
}

function folderTable(rows: readonly (readonly [tool: string, figure: FolderFigure | undefined])[]): string {
  return table([
    ['', 'places reported', 'first run', 'MB/s', 'processor', 'second run'],
    ...rows.map(([tool, figure]): Row => {
      if (figure === undefined) return [tool, '', '', '', '', ''];
      const { reported, wall, cpu, again, megabytes, isCut } = figure;
      if (isCut) return [tool, 'stopped', `> ${wall.toFixed(0)} s`, `< ${(megabytes / wall).toFixed(1)}`, '', ''];
      const rate = (megabytes / wall).toFixed(megabytes / wall < 10 ? 1 : 0);
      const seconds = (value: number | undefined): string => (value === undefined ? '' : `${value.toFixed(1)} s`);
      return [tool, String(reported), seconds(wall), rate, seconds(cpu), seconds(again)];
    }),
  ]);
}

function percent(share: Share | undefined): string {
  return share?.found === undefined || share.of === 0 ? 'stopped' : `${((share.found / share.of) * 100).toFixed(1)} %`;
}

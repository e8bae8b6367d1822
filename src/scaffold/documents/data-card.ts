import type { Project } from '../project';
import type { Scaffold } from '../types';
import { frontMatter, table, titleOf, UNKNOWN } from './markdown';
import { sensitivityOf } from './sensitive';

/** Names of columns and hashes are filled in, no value of a row is. */
export const DATA_CARD: Scaffold = {
  id: 'data-card',
  title: 'Data card',
  summary:
    'Writes DATA_CARD.md with the columns, versions and hashes that are known; which columns seem to be about people is marked.',
  items: ['EXP-D1'],
  create: (project) => ({
    files: [{ path: `${project.folder}DATA_CARD.md`, text: card(project) }],
    notes: [`Fill in what is marked with ${UNKNOWN}: nobody else knows it.`],
  }),
};

function card(project: Project): string {
  const { data, dvc, licence, today } = project;
  const sensitive = (data?.columns ?? []).flatMap((column) => {
    const about = sensitivityOf(column);
    return about === undefined ? [] : [`- \`${column}\`: ${about}\n`];
  });
  return `${frontMatter({ license: licence })}# Data card: ${titleOf(project)}

Written on ${today}.

## Summary

${data === undefined ? UNKNOWN : `The model is trained on \`${data.path}\`.${data.target === undefined ? '' : ` It predicts the column \`${data.target}\`.`}`}

## Origin and collection

${UNKNOWN}

## Licence and terms

${licence === undefined ? UNKNOWN : `The project is licensed under \`${licence}\`. Terms of the data, where they are others: ${UNKNOWN}`}

## Columns

${columns(project)}
## Personal and sensitive data

${personal(data?.columns ?? [], sensitive)}
## Known bias and limitations

The data shows the time, the place and the people that it was collected from, and no others. Groups with few rows are
predicted worse than others.

Known gaps: ${UNKNOWN}

## Versions

${versions(dvc?.outputs.filter(({ path }) => /\.(?:csv|parquet|jsonl?|dir)$|(?:^|\/)data(?:\/|$)/.test(path)) ?? [])}`;
}

function columns({ data }: Project): string {
  if (data === undefined || data.columns.length === 0) return `${UNKNOWN}\n`;
  const role = (column: string): string => (column === data.target ? 'predicted' : (sensitivityOf(column) ?? ''));
  return table(
    ['Column', 'Note'],
    data.columns.slice(0, 60).map((column) => [`\`${column}\``, role(column)]),
  );
}

function personal(all: readonly string[], sensitive: readonly string[]): string {
  if (all.length === 0) return `${UNKNOWN}\n`;
  if (sensitive.length === 0) return 'No column is about people, as far as their names say.\n';
  return `By their names, these columns are about people. See that each is needed, and pseudonymise what identifies them before
training.

${sensitive.join('')}`;
}

function versions(outputs: readonly { readonly path: string; readonly md5: string }[]): string {
  if (outputs.length === 0)
    return 'The data has no version that is on record: track it with DVC, or note its SHA-256 here.\n';
  return table(
    ['File', 'MD5'],
    outputs.slice(0, 20).map(({ path, md5 }) => [`\`${path}\``, `\`${md5}\``]),
  );
}

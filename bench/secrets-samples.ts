import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lookAlikeLines } from '../test/unit/secrets/look-alikes';
import { NOTEBOOK_PLACES, notebookOf } from '../test/unit/secrets/notebook-places';
import { createRandom } from '../test/unit/secrets/random';
import { SAMPLES } from '../test/unit/secrets/samples';
import { STRUCTURE_SAMPLES } from '../test/unit/secrets/structure-samples';

/** A file that was written, and the line of its secret or of what looks like one. */
export interface WrittenSample {
  /** Where it is counted: a place of a notebook, a kind of file, or a kind of look-alike. */
  readonly group: string;
  readonly kind: 'notebook' | 'file' | 'look-alike';
  /** Relative to the folder. */
  readonly path: string;
  /** Counted from 1; undefined where a finding anywhere in the file counts. */
  readonly line: number | undefined;
}

/** How a name and its secret stand in files, with a line before and after them that says nothing. */
const FILES: Readonly<Record<string, readonly [extension: string, write: (name: string, secret: string) => string]>> = {
  Python: ['settings.py', (name, secret) => `import os\n${name} = "${secret}"\nRETRIES = 3\n`],
  YAML: ['config.yaml', (name, secret) => `retries: 3\n${name}: "${secret}"\nregion: eu\n`],
  JSON: ['config.json', (name, secret) => `{"retries": 3,\n"${name}": ${JSON.stringify(secret)},\n"region": "eu"}\n`],
  '.env': ['.env', (name, secret) => `RETRIES=3\n${name}=${secret}\nREGION=eu\n`],
  TOML: ['config.toml', (name, secret) => `retries = 3\n${name} = "${secret}"\nregion = "eu"\n`],
  INI: ['config.ini', (name, secret) => `[main]\n${name.toLowerCase()} = ${secret}\nregion = eu\n`],
  Dockerfile: ['Dockerfile', (name, secret) => `FROM python:3.12\nENV ${name}="${secret}"\nWORKDIR /app\n`],
  shell: ['run.sh', (name, secret) => `set -e\nexport ${name}='${secret}'\npython train.py\n`],
  Terraform: ['main.tf', (name, secret) => `locals {\n  ${name.toLowerCase()} = "${secret}"\n}\n`],
  properties: ['app.properties', (name, secret) => `retries=3\n${name.toLowerCase()}=${secret}\nregion=eu\n`],
};

/** Of each kind so many are put into each place. */
const ROUNDS = 1;

/** Writes every kind of secret into every place, a file each, and the look-alikes below them. They are gone with the folder. */
export function writeSamples(folder: string): readonly WrittenSample[] {
  const written: WrittenSample[] = [];
  const write = (sample: WrittenSample, text: string): void => {
    const path = join(folder, sample.path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    written.push(sample);
  };
  // No two files hold the same secret: some tools report each one once.
  let seed = 0;
  for (const [index, { id, variable, make }] of [...SAMPLES, ...STRUCTURE_SAMPLES].entries()) {
    for (let round = 0; round < ROUNDS; round++) {
      const name = `${String(index)}-${id}-${String(round)}`;
      for (const [group, { cell }] of Object.entries(NOTEBOOK_PLACES)) {
        const path = join('notebooks', fileNameOf(group), `${name}.ipynb`);
        write(
          { group, kind: 'notebook', path, line: undefined },
          notebookOf(cell(variable, make(createRandom(seed++)))),
        );
      }
      for (const [group, [file, text]] of Object.entries(FILES)) {
        write(
          { group, kind: 'file', path: join('files', name, file), line: 2 },
          text(variable, make(createRandom(seed++))),
        );
      }
    }
  }
  for (const [index, { kind: group, file, line }] of lookAlikeLines().entries()) {
    const path = join('look-alikes', fileNameOf(group), String(index), file);
    write({ group, kind: 'look-alike', path, line: 2 }, `\n${line}\n`);
  }
  return written;
}

function fileNameOf(group: string): string {
  return group.replace(/\W+/g, '-').toLowerCase();
}

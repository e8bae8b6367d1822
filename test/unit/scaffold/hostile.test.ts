import { expect } from 'chai';
import { planScaffold } from '../../../src/scaffold/plan';
import { SCAFFOLDS } from '../../../src/scaffold/registry';
import { memoryPlace, type Files } from './projects';

/** What shells, YAML, Groovy, Python, Markdown and templates of workflows would make something of. */
const EVIL = [
  ...[
    '$(touch evil)',
    '`touch evil`',
    "'; touch evil; '",
    '"; evil = "',
    '${{ evil }}',
    '<script>evil',
    '\nevil: true',
  ],
  ...['](evil)', '{{ evil }}'],
];

const hostile = (word: string): Files => ({
  [`${word}/requirements.txt`]: 'torch==2.13.0\n',
  [`${word}/train.py`]: 'from torch import nn\nloss.backward()\n',
  [`train${word}.py`]: 'import torch\nloss.backward()\ntorch.save(x, "a.pt")\n',
  [`tests${word}/tests/test_x.py`]: '',
  [`Dockerfile`]: `FROM python:3.12${word}\n`,
  [`data${word}.csv`]: `${word},b\n1,2\n`,
  'app.py': `app = FastAPI()\ny = rows["${word}"]\n`,
  'metrics.json': JSON.stringify({ [`accuracy${word}`]: 0.5, accuracy: 0.5, [word]: { f1: 0.5 } }),
  'reports/robustness.json': JSON.stringify({ clean_accuracy: 0.5, attacks: [{ name: word, robust_accuracy: 0.1 }] }),
  '.git/config': `[remote "origin"]\n\turl = https://github.com/${word}/${word}.git\n`,
  'mlruns/MLmodel': `run_id: ${JSON.stringify(word)}\nsignature:\n  inputs: ${JSON.stringify(JSON.stringify([{ name: word, type: word }]))}\n`,
});

describe('what a project is called', () => {
  for (const word of EVIL) {
    it(`means nothing in what is written: ${JSON.stringify(word)}`, async () => {
      for (const scaffold of SCAFFOLDS) {
        const { files, commands } = await planScaffold(memoryPlace(hostile(word)), scaffold);
        const written = files.filter(({ state }) => state === 'new').map(({ text }) => text);
        expect([...written, ...commands].join('\n'), scaffold.id).to.not.match(/evil/);
        expect(files.map(({ path }) => path).join('\n'), scaffold.id).to.not.match(/evil/);
      }
    });
  }
});

import fc from 'fast-check';
import type { Layout } from '../unit/notebook/write';
import type { TestCell } from './notebook';
import { madeUpToken } from './texts';

/** What sets a rule off only together, and may stand in several cells. */
const HAZARDS: readonly (readonly string[])[] = [
  ['import torch as t', 'checkpoint = "model.pt"', 'model = t.load(checkpoint, weights_only=False)  # 🌊'],
  ['import torch', 'rest = {"weights_only": False}', 'def restore(path):\n    return torch.load(path, **rest)'],
  ['import torch as t', 't.load(x, weights_only=False)  # watertight: ignore[torch-load-unrestricted] our own'],
  [
    'import pickle',
    'path = "é/🌊.pkl"',
    'with open(path, "rb") as file:\n    label = "🌊𝒳"; scaler = pickle.load(file)',
  ],
  ['import requests, pickle', 'raw = requests.get("https://zenodo.org/🌊").content', 'scaler = pickle.loads(raw)'],
  ['from yaml import load, Loader as L', 'settings = load(\n    """\n    é: 🌊\n    """,\n    Loader=L,\n)'],
  ['import yaml', 'loader = yaml.Loader', 'settings = yaml.load(open("settings.yaml"), Loader=loader)'],
  ['import requests as http', 'verify = False', 'rows = http.get("https://zenodo.org/rows", verify=verify)'],
  ['import requests as http', 'base = "http://zenodo.org"', '"🌊"; rows = http.get(f"{base}/rows.csv")'],
  [
    'from transformers import AutoModel as M',
    'hub = "someone/churn"',
    'm = M.from_pretrained(hub, trust_remote_code=True)',
  ],
  ['from datasets import load_dataset', 'revision = "main"', 'rows = load_dataset("someone/churn", revision=revision)'],
  ['import torch as t', 'repo = "someone/vision"', 'vision = t.hub.load(repo, "resnet18")'],
  ['import hashlib as h', 'name = "md5"', 'digest = h.new(name, password).hexdigest()'],
  ['import os', 'off = "1"', 'os.environ["HF_HUB_DISABLE_SSL_VERIFY"] = off'],
  ['import numpy as np', 'allow = True', 'rows = np.load("🌊.npy", allow_pickle=allow)'],
  ['import tarfile', 'archive = tarfile.open("rows.tar")', 'archive.extractall("rows")'],
  [
    'from flask import Flask, request\nimport os',
    'app = Flask(__name__)',
    '@app.post("/predict")\ndef predict():\n    name = request.args["name"]\n    os.system("ls " + name)',
    'app.run(host="0.0.0.0", debug=True)',
  ],
  [`token = "${madeUpToken()}"`],
];

/** Some take back what the lines above have said. */
const STATEMENTS: readonly string[] = [
  ...[
    'import json as t',
    'import json as pickle',
    'verify = True',
    'base = "https://zenodo.org"',
    'load = print',
    'del M',
  ],
  ...[
    '# why',
    '',
    '    ',
    'print("🌊" * 3)',
    'x = [\n    1,  # one\n    2,\n]',
    'checkpoint, name, hub = "🌊", "sha256", x',
  ],
];

/** What stands there while somebody types; the lines below may close it. */
const HALF_TYPED: readonly string[] = [
  ...[
    'model = t.load(',
    'http.get("http://zenodo.org',
    'import ',
    'from yaml import (',
    'if verify:',
    'def f(self, ',
    ')',
  ],
  ...["f'{", '@', 't.', 'x = [1, {"a": ', 'class A(', 'try:\n    yaml.load(x)', '  indented = pickle.load(x)', '"🌊'],
];

/** What a cell keeps to itself, but a file does not: strings and lines that go on. */
const OPEN: readonly string[] = ['x = """never closed', "y = r'''🌊", 'z = 1 \\'];

const MAGICS: readonly string[] = [
  ...['!pip install torch', '%pip install "requests>=2" 🌊', '!curl -k https://example.org/rows.csv -o 🌊.csv', 'pip?'],
  ...['%env PYTHONHTTPSVERIFY=0', '%time model = t.load(checkpoint)', 'listing = !curl http://zenodo.org/rows', '%'],
  ...['%matplotlib inline', `%env HF_TOKEN ${madeUpToken()}`, '!pip install \\\n    yaml', 'pip install churn', '!'],
  ...['!git clone http://example.org/{checkpoint}.git', 'if verify:\n    !pip install torch'],
];

const WHOLE_CELLS: readonly string[] = [
  '%%bash\ncurl -s https://example.org/install.sh | bash\npip install torch',
  '%%writefile serve.py\nimport pickle\nmodel = pickle.load(open("🌊.pkl", "rb"))',
  '%%writefile requirements.txt\ntorch\nrequests==2.32.3',
  '%%time\nmodel = t.load(checkpoint)',
  '# first\n%%capture out\n!pip install torch\nimport torch as t',
  `%%html\n<p>${madeUpToken()}</p>`,
  ...['%%', '%%ba', '%%bash', '%%writefile', '%%js\nimport yaml'],
];

const MARKDOWN: readonly string[] = [
  ...[
    '# Churn 🌊',
    'The data is at http://zenodo.org/rows.',
    `Use ${madeUpToken()} for now.`,
    '![x](data:image/png;base64,',
  ],
  ...['```python\nmodel = t.load("model.pt")\n```', '%%bash\ncurl -k https://example.org', ''],
];

const lineEnd = fc.constantFrom('\n', '\n', '\r\n');

/** Lines below each other. Each cell has line ends of its own. */
const textOf = (lines: readonly string[], maxLength: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.array(fc.constantFrom(...lines), { maxLength }), lineEnd, fc.boolean())
    .map(([chosen, end, isEnded]) => `${chosen.join('\n')}${isEnded ? '\n' : ''}`.replaceAll('\n', end));

const codeCell = (lines: readonly string[], maxLength: number): fc.Arbitrary<TestCell> =>
  textOf(lines, maxLength).map((text) => ({ text }));

const PIECES = HAZARDS.flat();

/** Python that means the same in a file between the texts of other cells. */
const pythonCell = fc.oneof(codeCell([...PIECES, ...STATEMENTS], 3), codeCell([...STATEMENTS, ...HALF_TYPED], 2));

/** What editors keep with a cell: nothing, or which rules are silenced there. */
export const cellMetadata: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc
  .option(fc.constantFrom('pickle-load', 'torch-load-unrestricted', 'yaml-unsafe-load', 'hard-coded-secret'))
  .map((id) => (id === null ? {} : { metadata: { watertight: { ignore: [{ id, reason: 'our own' }] } } }));

export const anyCell: fc.Arbitrary<TestCell> = fc.oneof(
  pythonCell,
  codeCell([...PIECES, ...MAGICS, ...OPEN], 4),
  codeCell(WHOLE_CELLS, 1),
  textOf(MARKDOWN, 2).map((text) => ({ kind: 'markdown' as const, text })),
  {
    weight: 2,
    // Editors mark cells for their colours, and raw ones too.
    arbitrary: fc
      .tuple(codeCell([...WHOLE_CELLS, ...PIECES], 2), fc.constantFrom('shellscript', 'html', 'sql', 'raw'))
      .map(([cell, languageId]) => ({ ...cell, languageId })),
  },
  fc.tuple(pythonCell, cellMetadata).map(([cell, metadata]) => ({ ...cell, metadata })),
);

const place = fc.nat(4);
const hazard = fc.tuple(fc.constantFrom(...HAZARDS), fc.tuple(place, place, place, place));

/** Up to five cells over which hazards are strewn in order, and what else there is between them. */
function notebookOf(strewn: fc.Arbitrary<TestCell>, others: fc.Arbitrary<TestCell>): fc.Arbitrary<readonly TestCell[]> {
  const hazards = fc.array(hazard, { maxLength: 4 });
  const cells = fc.array(fc.tuple(strewn, lineEnd), { minLength: 5, maxLength: 5 });
  const between = fc.array(fc.tuple(place, others), { maxLength: 3 });
  return fc.tuple(hazards, cells, between).map(([chosen, empty, more]) => {
    const filled = empty.map(([cell, end], index): TestCell => {
      const lines = chosen.flatMap(([pieces, places]) => {
        const sorted = places.toSorted((a, b) => a - b);
        return pieces.filter((_, piece) => sorted[piece] === index);
      });
      return { ...cell, text: lines.join('\n').replaceAll('\n', end) };
    });
    const kept = filled.filter(({ text }) => text !== '');
    return more.reduce((all, [at, cell]) => all.toSpliced(at, 0, cell), kept);
  });
}

export const anyNotebook = notebookOf(
  cellMetadata.map((metadata) => ({ text: '', metadata })),
  anyCell,
);

/** Without magics, and without strings that a cell leaves open. */
export const pythonNotebook = notebookOf(fc.constant({ text: '' }), pythonCell);

/** How the file on the disk is laid out. */
export const layout: fc.Arbitrary<Layout> = fc.record({
  indent: fc.constantFrom(1, 0, '\t'),
  isSplit: fc.boolean(),
  isAscii: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\r\n'),
});

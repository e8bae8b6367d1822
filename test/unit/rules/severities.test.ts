import { expect } from 'chai';
import { createEngine } from '../../../src/engine/lint';
import type { Engine } from '../../../src/engine/engine';
import { DEFAULT_SETTINGS } from '../../../src/engine/settings';
import { RULES } from '../../../src/rules/index';
import { toNotebook } from '../../rules/percent';
import { testGrammars } from '../grammars';

const DIGEST = `registry.example/train@sha256:${'0123456789abcdef'.repeat(4)}`;

/** Cases that reading real repositories taught: what weighs how much. */
const CASES: readonly (readonly [string, string, string, readonly string[]])[] = [
  ['a debugger on this machine in a notebook is a note', 'a.ipynb', flaskApp(''), ['debug-server: info']],
  ['a debugger on this machine in a program is a warning', 'a.py', flaskApp(''), ['debug-server: warning']],
  [
    'a debugger on all interfaces is an error in a notebook as well',
    'a.ipynb',
    flaskApp('host="0.0.0.0", '),
    ['debug-server: error'],
  ],
  [
    'a check of certificates that somebody asks to leave out is a note',
    'a.py',
    'import requests\n\ndef get(url, args):\n    if args.insecure:\n        return requests.get(url, verify=False)\n',
    ['tls-verification-off: info'],
  ],
  [
    'a check of certificates that is left out under any other condition is an error',
    'a.py',
    'import requests\n\ndef get(url, args):\n    if args.fast:\n        return requests.get(url, verify=False)\n',
    ['tls-verification-off: error'],
  ],
  [
    'a file that the environment names is one of who runs the program',
    'a.py',
    'import os\nimport pickle\n\nwith open(os.environ["MODEL_FILE"], "rb") as file:\n    model = pickle.load(file)\n',
    ['pickle-load: info'],
  ],
  [
    'a file that a caller names may be anybody’s',
    'a.py',
    'import pickle\n\ndef load(path):\n    with open(path, "rb") as file:\n        return pickle.load(file)\n',
    ['pickle-load: warning'],
  ],
  [
    'packages without a version are a warning in an image',
    'Dockerfile',
    install('numpy'),
    ['unpinned-package: warning'],
  ],
  ['a range with an end is a note', 'Dockerfile', install('"numpy<2" hdfs~=2.6.0'), ['unpinned-package: info']],
  ['a range without an end is none', 'Dockerfile', install('"numpy>=1"'), ['unpinned-package: warning']],
  ['a trial of what is newest is a note', 'Dockerfile', install('--pre torch'), ['unpinned-package: info']],
  ['what goes with a fixed torch is fixed', 'Dockerfile', install('torch==${TORCH} torchvision'), []],
  ['an image without a registry that nobody serves was built here', 'compose.yaml', service('trainer-base'), []],
  [
    'an official image without a version is a warning',
    'compose.yaml',
    service('postgres'),
    ['unpinned-image: warning'],
  ],
  [
    'privileges of a job are an error',
    'a.yaml',
    pod('Deployment', 'privileged: true'),
    ['privileged-container: error'],
  ],
  [
    'privileges of an agent of nodes are a note',
    'a.yaml',
    pod('DaemonSet', 'privileged: true'),
    ['privileged-container: info'],
  ],
  ['a container as root is a warning', 'a.yaml', pod('Deployment', 'runAsUser: 0'), ['root-container: warning']],
  [
    'a container that may be root is a note',
    'a.yaml',
    pod('Deployment', 'runAsNonRoot: false'),
    ['root-container: info'],
  ],
  [
    'a parameter of a template in a script is a warning',
    'a.yaml',
    argo('WorkflowTemplate'),
    ['script-injection: warning'],
  ],
  ['a parameter of who submits the script is a note', 'a.yaml', argo('Workflow'), ['script-injection: info']],
  [
    'a branch that is installed while a program runs is a warning',
    'a.py',
    pipInstall('git+https://telco.example/sdk'),
    ['runtime-package-install: warning'],
  ],
  [
    'one release that is installed while a program runs is a note',
    'a.py',
    pipInstall('https://telco.example/release/0.1.32/kfp.tar.gz'),
    ['runtime-package-install: info'],
  ],
];

function flaskApp(host: string): string {
  return `from flask import Flask\n\napp = Flask(__name__)\napp.run(${host}debug=True)\n`;
}

function install(what: string): string {
  return `FROM python:3.12\nARG TORCH\nRUN pip install ${what}\n`;
}

function service(image: string): string {
  return `services:\n  main:\n    image: ${image}\n`;
}

function pod(kind: string, context: string): string {
  const container = `{name: train, image: "${DIGEST}", securityContext: {${context}}}`;
  return `apiVersion: apps/v1\nkind: ${kind}\nspec: {template: {spec: {containers: [${container}]}}}\n`;
}

function argo(kind: string): string {
  const script = `{image: "${DIGEST}", command: [sh], source: "echo {{workflow.parameters.x}}"}`;
  return `apiVersion: argoproj.io/v1alpha1\nkind: ${kind}\nspec: {templates: [{name: a, script: ${script}}]}\n`;
}

function pipInstall(address: string): string {
  return `import subprocess\nSDK = "${address}"\nsubprocess.check_call(["pip", "install", SDK])\n`;
}

describe('how much findings weigh', () => {
  let engine: Engine;
  before(async () => {
    engine = createEngine({ rules: RULES, grammars: await testGrammars() });
  });

  for (const [name, path, text, expected] of CASES) {
    it(name, () => {
      const input = path.endsWith('.ipynb') ? toNotebook(`# %%\n${text}`) : text;
      const facts = { today: '2026-11-26', hasPath: () => undefined, readText: () => undefined };
      const { findings } = engine.lint({ path, text: input }, DEFAULT_SETTINGS, facts);
      const ids = findings.filter(({ ruleId }) => ruleId !== 'public-bind');
      expect(ids.map(({ ruleId, severity }) => `${ruleId}: ${severity}`)).to.deep.equal(expected);
    });
  }
});

import { expect } from 'chai';
import { parseYaml } from '../../../src/lang/yaml/document';
import { yamlEnvironment, yamlImages, yamlScripts } from '../../../src/lang/yaml/surfaces';

/** Each script with its origin. Expansions that stand for expressions are as long as those: here all as `${_}`. */
const scripts = (text: string, path = 'x.yaml'): readonly string[] =>
  yamlScripts(parseYaml(text, path)).map(
    (script) => `${script.origin}: ${script.text.trimEnd().replaceAll(/_+/g, '_')}`,
  );

const images = (text: string, path = 'x.yaml'): readonly (string | undefined)[] =>
  yamlImages(parseYaml(text, path)).map((image) => {
    expect(text.slice(image.range.start, image.range.end)).to.equal(image.image);
    return image.resolved;
  });

const environment = (text: string, path = 'x.yaml'): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(
    yamlEnvironment(parseYaml(text, path)).map((entry) => {
      expect(text.slice(entry.nameRange.start, entry.nameRange.end)).to.equal(entry.name);
      if (entry.value !== undefined) {
        expect(text.slice(entry.valueRange.start, entry.valueRange.end)).to.include(entry.value);
      }
      return [entry.name, entry.value];
    }),
  );

describe('shell scripts in YAML', () => {
  it('of a workflow are the runs whose shell can be read, with expressions as unknown expansions', () => {
    const text = [
      'on: push',
      'defaults: {run: {shell: bash}}',
      'jobs:',
      '  a:',
      '    runs-on: ubuntu-24.04',
      '    steps:',
      '    - run: |',
      '        pip install ${{ inputs.x }}',
      '    - {run: Get-Item, shell: pwsh}',
      '    - {run: "import x", shell: python}',
      '    - {run: make, shell: "bash -leo pipefail {0}"}',
      '',
    ].join('\n');
    const found = yamlScripts(parseYaml(text, 'x.yaml'));
    expect(found.map((script) => script.text.replaceAll(/_+/g, '_'))).to.deep.equal(['pip install ${_}\n', 'make']);
    const [first] = found;
    const place = first?.map.toOuter({ start: 12, end: first.text.length - 1 });
    expect(place && text.slice(place.start, place.end)).to.equal('${{ inputs.x }}');
    expect(first?.map.encode('a\nb', 4)).to.equal('a\n        b');
  });

  it('of a Windows runner are PowerShell where nothing else is said', () => {
    expect(scripts('on: push\njobs:\n  a:\n    runs-on: windows-2022\n    steps:\n    - run: dir\n')).to.deep.equal([]);
  });

  it('of composite actions', () => {
    expect(scripts('runs:\n  using: composite\n  steps:\n  - {run: make, shell: bash}\n')).to.deep.equal([
      'workflow: make',
    ]);
  });

  it('of GitLab run line by line in one shell; what an alias brings is read once, where it is written', () => {
    const text = [
      '.setup: &setup',
      '  - pip install x',
      '.base: &base',
      '  stage: test',
      '  script:',
      '    - make base',
      'a:',
      '  stage: test',
      '  before_script:',
      '    - *setup',
      '    - make a',
      '    - make $[[ inputs.b ]]',
      '  script: [*setup, make c]',
      'b:',
      '  <<: *base',
      '',
    ].join('\n');
    expect(scripts(text)).to.deep.equal([
      'workflow: make base',
      'workflow: make a\nmake ${_}',
      'workflow: pip install x',
      'workflow: make c',
    ]);
    const joined = yamlScripts(parseYaml(text, 'x.yaml'))[1];
    const start = joined?.text.indexOf('make $') ?? -1;
    const place = joined?.map.toOuter({ start, end: start + 4 });
    expect(place && text.slice(place.start, place.end + 12)).to.equal('make $[[ inputs.');
    expect(joined?.map.encode('x', start)).to.equal('x');
  });

  it('of Azure stand in steps of any depth', () => {
    const text = [
      'stages:',
      '- stage: a',
      '  jobs:',
      '  - deployment: d',
      '    strategy:',
      '      runOnce:',
      '        deploy:',
      '          steps:',
      '          - script: echo $(Build.SourceBranch) $(date)',
      '          - pwsh: dir',
      '          - ${{ if x }}:',
      '            - bash: make',
      '          - task: Bash@3',
      '            inputs:',
      '              script: make task',
      '',
    ].join('\n');
    expect(scripts(text)).to.deep.equal(['workflow: echo ${_} $(date)', 'workflow: make', 'workflow: make task']);
  });

  it('of CircleCI, also below conditions', () => {
    const text =
      'version: 2.1\njobs:\n  a:\n    machine: true\n    steps:\n    - checkout\n    - run: make << parameters.x >>\n' +
      '    - when:\n        condition: x\n        steps:\n        - run: {name: n, command: make b}\n';
    expect(scripts(text)).to.deep.equal(['workflow: make ${_}', 'workflow: make b']);
  });

  it('of compose are commands, entrypoints and health checks', () => {
    const text = [
      'services:',
      '  a:',
      '    image: x',
      '    command: mlflow server --host 0.0.0.0',
      '    healthcheck: {test: ["CMD-SHELL", "curl -f http://x || exit 1"]}',
      '  b:',
      '    image: x',
      '    entrypoint: ["sh", "-c"]',
      "    command: ['pip install x && run']",
      '  c:',
      '    image: x',
      `    command: bash -c "jupyter lab --ip='*'"`,
      '    healthcheck: {test: [CMD, curl, "a b", "it\'s"]}',
      '',
    ].join('\n');
    expect(scripts(text)).to.deep.equal([
      'exec: mlflow server --host 0.0.0.0',
      'yaml: curl -f http://x || exit 1',
      'yaml: pip install x && run',
      "yaml: jupyter lab --ip='*'",
      `exec: curl 'a b' 'it'\\''s'`,
    ]);
  });

  it('lead from a quoted word back to the element of the list', () => {
    const text = 'services:\n  a:\n    image: x\n    command: ["run", "a b", "c"]\n';
    const [script] = yamlScripts(parseYaml(text, 'x.yaml'));
    const place = script?.map.toOuter({ start: 4, end: 9 });
    expect(script?.text).to.equal("run 'a b' c");
    expect(place && text.slice(place.start, place.end)).to.equal('a b');
    expect(script?.map.encode('x y', 1)).to.equal(undefined);
    expect(script?.map.encode("it's", 6)).to.equal(undefined);
    expect(script?.map.encode('x y', 6)).to.equal('x y');
  });

  it('of pods in any kind of resource', () => {
    const text = [
      'apiVersion: x/v1',
      'kind: PyTorchJob',
      'spec:',
      '  replicas:',
      '    Master:',
      '      template:',
      '        spec:',
      '          containers:',
      '          - name: a',
      '            image: x',
      '            command: [/bin/bash, -euxc]',
      '            args: ["pip install {{inputs.parameters.x}}"]',
      '          initContainers:',
      '          - {name: b, image: y, command: [python], args: [-m, serve]}',
      '',
    ].join('\n');
    expect(scripts(text)).to.deep.equal(['yaml: pip install ${_}', 'exec: python -m serve']);
  });

  it('of Argo where a shell reads the source', () => {
    const template = (command: string): string =>
      `apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nspec:\n  templates:\n  - script:\n      image: x\n      command: [${command}]\n      source: |\n        echo 1\n`;
    expect(scripts(template('sh, -e'))).to.deep.equal(['yaml: echo 1']);
    expect(scripts(template('python'))).to.deep.equal([]);
  });

  it('of DVC, MLflow and Kubeflow', () => {
    expect(
      scripts(
        'stages:\n  a:\n    cmd: python ${x.y} ${z}\n  b:\n    foreach: [1]\n    do:\n      cmd:\n      - one\n      - two\n',
      ),
    ).to.deep.equal(['yaml: python ${_} ${z}', 'yaml: one\ntwo']);
    expect(scripts('entry_points:\n  main:\n    command: "python t.py {alpha} {b}"\n')).to.deep.equal([
      'yaml: python t.py ${_} $_',
    ]);
    expect(
      scripts(
        'pipelineInfo: {name: x}\ndeploymentSpec:\n  executors:\n    a:\n      container:\n        image: i\n        command: [sh, -c, "pip install x"]\n',
      ),
    ).to.deep.equal(['yaml: pip install x']);
  });

  it('of a task without a kind of its own', () => {
    expect(scripts('resources: {ports: 80}\nrun: |\n  make\n')).to.deep.equal(['yaml: make']);
  });
});

describe('variables in YAML', () => {
  it('of a workflow, at each level', () => {
    expect(
      environment(
        'on: push\nenv: {A: 1}\njobs:\n  a:\n    runs-on: x\n    env:\n      B: "b"\n    steps:\n    - env:\n        C: ${{ secrets.C }}\n        D: 3.10\n',
      ),
    ).to.deep.equal({ A: '1', B: 'b', C: undefined, D: '3.10' });
  });

  it('of compose, as a mapping and as a list', () => {
    expect(
      environment(
        'services:\n  a:\n    image: x\n    environment:\n      A: b\n      PASSED:\n  b:\n    image: y\n    environment:\n    - C=d=e\n    - PASSED\n    - "F=${G}"\n',
      ),
    ).to.deep.equal({ A: 'b', C: 'd=e', F: undefined });
  });

  it('of pods, but not those that refer to something else', () => {
    expect(
      environment(
        'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - image: x\n    env:\n    - {name: A, value: "b"}\n    - {name: S, valueFrom: {secretKeyRef: {}}}\n',
      ),
    ).to.deep.equal({ A: 'b' });
  });

  it('of GitLab, Azure, conda and MLflow', () => {
    expect(
      environment(
        'variables:\n  A: b\n  L: {value: v, description: d}\nx:\n  stage: y\n  script: [z]\n  variables: {C: $A}\n',
      ),
    ).to.deep.equal({ A: 'b', L: 'v', C: undefined });
    expect(
      environment('variables:\n- {name: A, value: b}\n- group: g\nsteps:\n- bash: x\n  env: {E: $(f)}\n'),
    ).to.deep.equal({ A: 'b', E: undefined });
    expect(environment('name: x\ndependencies: [python]\nvariables: {A: b}\n')).to.deep.equal({ A: 'b' });
    expect(environment('entry_points: {}\ndocker_env:\n  image: x\n  environment: [["A", "b"], "C"]\n')).to.deep.equal({
      A: 'b',
    });
  });

  it('behind an alias are named once, where they are written', () => {
    expect(
      yamlEnvironment(
        parseYaml(
          'x-env: &e {A: b}\nservices:\n  a: {image: i, environment: *e}\n  b: {image: i, environment: *e}\n',
          'x.yaml',
        ),
      ).map((entry) => entry.nameRange),
    ).to.deep.equal([{ start: 11, end: 12 }]);
  });
});

describe('images in YAML', () => {
  it('of compose, with known defaults, but not those that are built', () => {
    expect(
      images(
        'services:\n  a: {image: "x:1"}\n  b: {image: "x:${TAG:-2}"}\n  c: {image: "x:${TAG}"}\n  d: {image: own, build: .}\n',
      ),
    ).to.deep.equal(['x:1', 'x:2', undefined]);
  });

  it('of workflows', () => {
    expect(
      images(
        'on: push\njobs:\n  a:\n    runs-on: x\n    container: python:3\n    services:\n      db: {image: postgres}\n    steps:\n    - uses: docker://alpine:3\n    - uses: actions/checkout@v4\n  b:\n    runs-on: x\n    container: {image: "y"}\n',
      ),
    ).to.deep.equal(['python:3', 'postgres', 'y', 'alpine:3']);
  });

  it('of GitLab, Azure and CircleCI', () => {
    expect(
      images('image: {name: a}\nx:\n  stage: y\n  script: [z]\n  image: b\n  services: [c, {name: d}]\n'),
    ).to.deep.equal(['a', 'b', 'c', 'd']);
    expect(
      images(
        'resources:\n  containers:\n  - {container: n, image: a}\njobs:\n- job: x\n  container: n\n- job: y\n  container: b:1\n',
      ),
    ).to.deep.equal(['a', 'b:1']);
    expect(images('version: 2.1\njobs:\n  a:\n    docker: [{image: x}]\n    steps: [checkout]\n')).to.deep.equal(['x']);
  });

  it('of pods anywhere, each once, and of Argo', () => {
    expect(
      images(
        'apiVersion: a/v1\nkind: InferenceService\nspec:\n  predictor:\n    containers: [{name: a, image: x}]\n    initContainers:\n    - image: &i y\n    - image: *i\n',
      ),
    ).to.deep.equal(['x', 'y']);
    expect(
      images(
        'apiVersion: a/v1\nkind: Workflow\nspec:\n  templates:\n  - container: {image: x}\n    sidecars: [{name: s, image: z}]\n  - script: {image: y, command: [sh], source: a}\n',
      ),
    ).to.have.members(['x', 'y', 'z']);
  });

  it('that a template fills in are not known', () => {
    expect(images('apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - image: {{ .Values.image }}\n')).to.deep.equal([
      undefined,
    ]);
  });
});

describe('formats of jobs', () => {
  const kindOf = (text: string): string => parseYaml(text, 'model.yaml').kind;

  it('are told by their content, whatever the file is called', () => {
    expect(kindOf('cluster_name: x\nprovider: {type: aws}\n')).to.equal('ray-cluster');
    expect(kindOf('resources: {accelerators: A100}\nrun: python train.py\n')).to.equal('skypilot');
    expect(kindOf('service: "service:svc"\ninclude: ["*.py"]\n')).to.equal('bentofile');
    expect(kindOf('$schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json\n')).to.equal(
      'azure-ml',
    );
    expect(kindOf('bundle: {name: x}\n')).to.equal('databricks');
    expect(kindOf('resources: {jobs: {train: {name: x}}}\n')).to.equal('databricks');
    expect(kindOf('deployments:\n- name: x\n  entrypoint: flow.py:main\n')).to.equal('prefect');
    expect(kindOf('settings: {docker: {parent_image: x}}\n')).to.equal('zenml');
    expect(kindOf('workerPoolSpecs: [{containerSpec: {imageUri: x}}]\n')).to.equal('vertex');
    expect(kindOf('run_launcher: {module: dagster_k8s, class: K8sRunLauncher}\n')).to.equal('dagster');
    expect(kindOf('locations: [{location_name: x, image: y}]\n')).to.equal('dagster');
    expect(kindOf('admin: {endpoint: "dns:///flyte.example", insecure: false}\n')).to.equal('flyte');
    expect(kindOf('targetProject: a\ntargetDomain: b\nworkflow: c\n')).to.equal('flyte');
    expect(kindOf('service: web\nname: x\n')).to.equal('other');
  });

  it('run commands', () => {
    expect(
      scripts('cluster_name: x\nprovider: {type: aws}\nsetup_commands: [pip install a, pip install b]\n'),
    ).to.deep.equal(['yaml: pip install a\npip install b']);
    expect(scripts('resources: {cpus: 1}\nsetup: pip install a\nrun: |\n  python b.py\n')).to.deep.equal([
      'yaml: pip install a',
      'yaml: python b.py',
    ]);
    expect(
      scripts('$schema: https://azuremlschemas.azureedge.net/x\njobs: {a: {command: "python a.py ${{inputs.x}}"}}\n'),
    ).to.deep.equal(['yaml: python a.py ${_}']);
    expect(
      scripts('pull:\n- prefect.deployments.steps.run_shell_script: {script: make}\ndeployments: [{entrypoint: x}]\n'),
    ).to.deep.equal(['yaml: make']);
    expect(scripts('workerPoolSpecs: [{containerSpec: {command: [python, a.py]}}]\n')).to.deep.equal([
      'exec: python a.py',
    ]);
    expect(
      scripts('repos:\n- repo: local\n  hooks: [{id: a, entry: pylint x}]\n- repo: x\n  hooks: [{id: b, entry: y}]\n'),
    ).to.deep.equal(['yaml: pylint x']);
  });

  it('set variables', () => {
    expect(environment('resources: {cpus: 1}\nrun: a\nenvs: {A: "1"}\nsecrets: {B: "2", C: null}\n')).to.deep.equal({
      A: '1',
      B: '2',
    });
    expect(
      environment('service: a\ninclude: []\nenvs: [{name: A, value: "1"}]\ndocker: {env: {B: "2"}}\n'),
    ).to.deep.equal({
      A: '1',
      B: '2',
    });
    expect(environment('bundle: {name: x}\nresources: {clusters: {c: {spark_env_vars: {A: "1"}}}}\n')).to.deep.equal({
      A: '1',
    });
    expect(environment('settings: {docker: {environment: {A: "1"}}}\n')).to.deep.equal({ A: '1' });
    expect(environment('deployments: [{entrypoint: x, work_pool: {job_variables: {env: {A: "1"}}}}]\n')).to.deep.equal({
      A: '1',
    });
  });

  it('name images', () => {
    expect(images('cluster_name: x\nprovider: {type: aws}\ndocker: {image: "ray:1", head_image: b}\n')).to.deep.equal([
      'ray:1',
      'b',
    ]);
    expect(images('resources: {image_id: "docker:nvcr.io/x:1"}\nrun: a\n')).to.deep.equal(['nvcr.io/x:1']);
    expect(images('service: a\ninclude: []\ndocker: {base_image: "python:3"}\n')).to.deep.equal(['python:3']);
    expect(images('workerPoolSpecs: [{containerSpec: {imageUri: gcr.io/x}}]\n')).to.deep.equal(['gcr.io/x']);
  });
});

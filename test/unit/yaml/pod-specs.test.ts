import { expect } from 'chai';
import { stringAt } from '../../../src/lang/data-node';
import { parseYaml } from '../../../src/lang/yaml/document';
import { yamlPodSpecs } from '../../../src/lang/yaml/surfaces';

/** `resource: container names (number of contexts)` of each pod. */
const pods = (...lines: readonly string[]): readonly string[] =>
  yamlPodSpecs(parseYaml(lines.join('\n'), 'x.yaml')).map(({ resource, containers, contexts }) => {
    const names = containers.map((one) => stringAt(one, 'name') ?? stringAt(one, 'image') ?? '-');
    return `${resource ?? '-'}: ${names.join(' ')} (${String(contexts.length)})`;
  });

describe('pods in YAML', () => {
  it('stand in built-in kinds, with the context of the pod', () => {
    expect(
      pods(
        'apiVersion: apps/v1',
        'kind: Deployment',
        'spec:',
        '  template:',
        '    spec:',
        '      securityContext: {runAsNonRoot: true}',
        '      initContainers: [{name: init, image: a}]',
        '      containers: [{name: main, image: b}]',
      ),
    ).to.deep.equal(['Deployment: main init (1)']);
  });

  it('stand in every template of a workflow, which has a context of its own', () => {
    expect(
      pods(
        'apiVersion: argoproj.io/v1alpha1',
        'kind: Workflow',
        'spec:',
        '  securityContext: {runAsNonRoot: true}',
        '  templates:',
        '  - name: a',
        '    container: {image: python}',
        '    sidecars: [{name: dind, image: docker}]',
        '  - name: b',
        '    securityContext: {runAsUser: 0}',
        '    script: {image: alpine, source: echo}',
      ),
    ).to.deep.equal(['Workflow: dind python (1)', 'Workflow: alpine (2)']);
  });

  it('stand in resources that no linter knows', () => {
    expect(
      pods(
        'apiVersion: ray.io/v1',
        'kind: RayCluster',
        'spec:',
        '  headGroupSpec: {template: {spec: {containers: [{name: head, image: ray}]}}}',
        '  workerGroupSpecs: [{template: {spec: {containers: [{name: worker, image: ray}]}}}]',
      ),
    ).to.deep.equal(['RayCluster: head (0)', 'RayCluster: worker (0)']);
  });

  it('are what KServe makes of a predictor', () => {
    expect(
      pods(
        'apiVersion: serving.kserve.io/v1beta1',
        'kind: InferenceService',
        'spec:',
        '  predictor:',
        '    securityContext: {runAsUser: 0}',
        '    model: {modelFormat: {name: sklearn}, storageUri: "gs://x"}',
      ),
    ).to.deep.equal(['InferenceService: - (1)']);
  });

  it('are the services of compose and the executors of a compiled pipeline', () => {
    expect(pods('services:', '  web: {image: a}', '  db: {image: b}')).to.deep.equal(['web: a (0)', 'db: b (0)']);
    expect(
      pods(
        'pipelineInfo: {name: x}',
        'deploymentSpec: {executors: {exec-a: {container: {image: python}}}}',
        'root: {dag: {}}',
      ),
    ).to.deep.equal(['-: python (0)']);
  });
});

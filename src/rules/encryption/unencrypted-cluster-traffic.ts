import { defineRule } from '../../engine/rule';
import { pythonEnvironment } from '../shared/python-environment';
import { clusterConnections, clusterSettings } from './shared/cluster-traffic';
import { jobTrafficIn, type DataTraffic } from './shared/data-traffic';
import { jobTraffic } from './shared/job-traffic';

const OFF = /^(?:0|false)$/i;

export default defineRule({
  id: 'unencrypted-cluster-traffic',
  meta: {
    summary: 'The machines of a cluster tell each other data and weights without encryption',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [319, 311],
    owaspMl: ['ML05'],
    atlas: ['AML.T0025'],
    stages: ['development', 'deployment'],
  },
  messages: {
    job: '`{what}` lets the machines of this job exchange data and gradients in the clear. Switch the encryption on; what it costs is some speed.',
    jobByDefault:
      'The machines of this job exchange data and gradients in the clear, as nobody says `{what}`. Say so where the data is not public; what it costs is some speed.',
    client:
      'What is sent to the cluster at `{host}`, code included, is not encrypted, so anybody on the way can read it or put in code of their own. Use {instead}.',
    setting:
      '`{what}` lets anybody in the network read, and some of it change, what the machines of the cluster exchange. Switch it the other way.',
  },
  triggers: [
    ...[
      'sagemaker instance_count',
      'sagemaker InstanceCount',
      'InterContainerTrafficEncryption',
      'InstanceCount ResourceConfig',
    ],
    ...['inter_container_traffic', 'distributed Client', 'require_encryption', 'comm.require-encryption'],
    ...['ray://', 'RAY_USE_TLS', 'tcp:// init_method', 'spark.ssl', 'spark.network.crypto', 'spark.io.encryption'],
    'spark.authenticate',
  ],
  check: {
    python(document, report) {
      for (const { at, what, isSaid, fix } of jobTraffic(document)) {
        if (isSaid) report({ at, message: 'job', data: { what }, fix });
        else report({ at, message: 'jobByDefault', severity: 'info', data: { what }, fix });
      }
      for (const { at, host, instead } of clusterConnections(document)) {
        report({ at, message: 'client', data: { host, instead } });
      }
      for (const { at, what, fix } of clusterSettings(document)) {
        report({ at, message: 'setting', data: { what }, fix });
      }
      for (const { name, value } of pythonEnvironment(document)) {
        if (name !== 'RAY_USE_TLS' || !OFF.test(value.stringValue()?.value ?? '')) continue;
        report({ at: value.range, message: 'setting', data: { what: `${name}=0` } });
      }
    },
    yaml(document, report) {
      for (const traffic of jobTrafficIn(document.roots)) report(describe(traffic));
    },
    json({ root }, report) {
      for (const traffic of root === undefined ? [] : jobTrafficIn([root])) report(describe(traffic));
    },
    environment({ name, value, valueRange }, report) {
      if (name !== 'RAY_USE_TLS' || !OFF.test(value ?? '')) return;
      report({ at: valueRange, message: 'setting', data: { what: `${name}=${value ?? ''}` } });
    },
  },
});

function describe({ at, isSaid, fix }: DataTraffic) {
  const what = `EnableInterContainerTrafficEncryption: ${String(!isSaid)}`;
  if (isSaid) return { at, message: 'job', data: { what }, fix } as const;
  return { at, message: 'jobByDefault', severity: 'info', data: { what } } as const;
}

import { defineRule } from '../../engine/rule';
import type { PythonCall } from '../../lang/python/types';
import { hostOf, reachOf } from '../shared/hosts';

const CHANNELS = ['grpc.insecure_channel', 'grpc.aio.insecure_channel'];
/** Clients of model servers and of federated learning that speak gRPC in the clear unless told otherwise. */
const TRITON = ['tritonclient.grpc.InferenceServerClient', 'tritonclient.grpc.aio.InferenceServerClient'];
/** Senders of traces, metrics and logs. */
const EXPORTERS = [
  ...['trace_exporter.OTLPSpanExporter', 'metric_exporter.OTLPMetricExporter', '_log_exporter.OTLPLogExporter'].map(
    (name) => `opentelemetry.exporter.otlp.proto.grpc.${name}`,
  ),
];
const FLOWER_CLIENTS = ['flwr.client.start_client', 'flwr.client.start_numpy_client'];
const FLOWER_SERVER = 'flwr.server.start_server';
const SERVERS = ['grpc.server().add_insecure_port', 'grpc.aio.server().add_insecure_port'];
const ALL_INTERFACES = /^(?:0\.0\.0\.0|\[::\]|\*)?:\d+$/;

export default defineRule({
  id: 'insecure-grpc-channel',
  meta: {
    summary: 'A gRPC connection is neither encrypted nor checked',
    severity: 'warning',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [319],
    owaspMl: ['ML02', 'ML05'],
    atlas: ['AML.T0049'],
    stages: ['deployment'],
  },
  messages: {
    channel:
      'The channel to `{host}` is not encrypted, so anybody on the way can read what is sent and give other answers. Use {instead}.',
    unknown:
      'This channel is not encrypted, and where it leads is not known here. Use `grpc.secure_channel`, unless it stays on this machine or in a mesh that encrypts.',
    server:
      'The server listens on all interfaces without encryption, so anybody on the way can read what is sent and give other answers. Use `add_secure_port` with `grpc.ssl_server_credentials`, unless a mesh in front encrypts.',
    flower:
      'The server takes the weights of all who take part without encryption, so anybody on the way can read and change them. Pass `certificates`.',
  },
  triggers: [
    ...['insecure_channel', 'add_insecure_port', 'tritonclient.grpc', 'flwr start_'],
    'opentelemetry.exporter.otlp.proto.grpc insecure',
  ],
  check: {
    python(document, report) {
      for (const call of document.calls(...CHANNELS, ...TRITON)) {
        const isTriton = TRITON.includes(call.name ?? '');
        if (isTriton && (call.argument('ssl') !== undefined || call.hasUnknownArguments)) continue;
        const target = targetOf(call);
        if (target === undefined) {
          // `insecure_channel` is asked for by name; the other client has it by default only.
          if (!isTriton) report({ at: call.range, message: 'unknown', severity: 'info', confidence: 'low' });
          continue;
        }
        const host = hostOfTarget(target);
        if (host === undefined || reachOf(host) !== 'public') continue;
        const instead = isTriton ? '`ssl=True`' : '`grpc.secure_channel` with `grpc.ssl_channel_credentials()`';
        report({ at: call.range, message: 'channel', data: { host, instead } });
      }
      for (const call of document.calls(...EXPORTERS)) {
        const argument = call.argument('insecure');
        const target = call.argument('endpoint', 0)?.value.stringValue()?.value;
        const host = target === undefined ? undefined : (hostOf(target)?.host ?? hostOfTarget(target));
        if (argument?.value.value()?.value !== true || host === undefined || reachOf(host) !== 'public') continue;
        report({ at: argument.range, message: 'channel', data: { host, instead: '`insecure=False`' } });
      }
      for (const call of document.calls(...FLOWER_CLIENTS)) {
        const argument = call.argument('server_address');
        const host = hostOfTarget(argument?.value.stringValue()?.value ?? '');
        if (argument === undefined || host === undefined || call.hasUnknownArguments) continue;
        const isSaid = call.argument('insecure')?.value.value()?.value;
        const isSafe = isSaid === false || call.argument('root_certificates') !== undefined;
        if (isSafe || reachOf(host) !== 'public') continue;
        report({ at: argument.range, message: 'channel', data: { host, instead: '`root_certificates=…`' } });
      }
      for (const call of document.calls(FLOWER_SERVER)) {
        const argument = call.argument('server_address');
        const isPublic = ALL_INTERFACES.test(argument?.value.stringValue()?.value ?? '');
        if (argument === undefined || !isPublic || call.hasUnknownArguments) continue;
        if (call.argument('certificates') !== undefined) continue;
        report({ at: argument.range, message: 'flower', severity: 'info' });
      }
      for (const call of document.callsNamed('add_insecure_port')) {
        if (!SERVERS.includes(call.name ?? '') && !document.importsModule('grpc')) continue;
        const address = call.argument('address', 0)?.value.stringValue()?.value;
        if (address !== undefined && ALL_INTERFACES.test(address)) {
          report({ at: call.range, message: 'server', severity: 'info' });
        }
      }
    },
  },
});

function targetOf(call: PythonCall): string | undefined {
  const argument = call.argument('target', 0) ?? call.argument('url');
  return argument?.value.stringValue()?.value;
}

/** `host:port`, `dns:///host:port`; sockets of this machine have no host. */
function hostOfTarget(target: string): string | undefined {
  if (/^(?:unix|unix-abstract|xds|vsock):/.test(target)) return undefined;
  return target.replace(/^(?:dns|ipv4|ipv6):(?:\/\/[^/]*\/)?/, '').replace(/:\d{1,5}$/, '');
}

import type { Range } from '../../core/range';
import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonArgument, PythonCall, PythonDocument } from '../../lang/python/types';
import { keyedValues } from '../shared/keyed-values';
import { estimatorCalls, sagemakerCalls } from '../shared/sagemaker';
import { exposedJobs, exposedSagemaker, type ExposedMachine } from './shared/exposed-machines';

type Kind = 'internet' | 'root' | 'domain' | 'isolation' | 'login';

/** A setting by its spellings: the request of boto3, and the keyword of CDK and Pulumi. */
interface Setting {
  readonly key: string;
  readonly keyword: string;
  readonly kind: Kind;
  readonly open: RegExp;
  readonly closed: string;
}

const INTERNET: Setting = {
  key: 'DirectInternetAccess',
  keyword: 'direct_internet_access',
  kind: 'internet',
  open: /^Enabled$/,
  closed: 'Disabled',
};
const ROOT: Setting = {
  key: 'RootAccess',
  keyword: 'root_access',
  kind: 'root',
  open: /^Enabled$/,
  closed: 'Disabled',
};
const DOMAIN: Setting = {
  key: 'AppNetworkAccessType',
  keyword: 'app_network_access_type',
  kind: 'domain',
  open: /^PublicInternetOnly$/,
  closed: 'VpcOnly',
};

/** What makes notebooks, and the settings that are open where nobody writes them. */
const REQUESTS: Readonly<Record<string, readonly Setting[]>> = {
  create_notebook_instance: [INTERNET, ROOT],
  create_domain: [DOMAIN],
};
const CLASSES: ReadonlyMap<string, readonly Setting[]> = new Map([
  ['aws_cdk.aws_sagemaker.CfnNotebookInstance', [INTERNET, ROOT]],
  ['pulumi_aws.sagemaker.NotebookInstance', [INTERNET, ROOT]],
  ['aws_cdk.aws_sagemaker.CfnDomain', [DOMAIN]],
  ['pulumi_aws.sagemaker.Domain', [DOMAIN]],
]);
const ISOLATION = 'EnableNetworkIsolation';
const KEYS: ReadonlyMap<string, Setting> = new Map([INTERNET, ROOT, DOMAIN].map((setting) => [setting.key, setting]));
const AZURE_COMPUTE = ['azure.ai.ml.entities.ComputeInstance', 'azure.ai.ml.entities.AmlCompute'];

interface Found {
  readonly at: Range;
  readonly kind: Kind | 'default';
  readonly what: string;
  readonly fix: FixProposal | undefined;
}

export default defineRule({
  id: 'exposed-notebook-instance',
  meta: {
    summary: 'A hosted notebook or job may reach the whole internet, or gives its users root',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [1327, 250],
    stages: ['development'],
  },
  messages: {
    internet:
      '`{what}` lets code in the notebook send data anywhere. Let it reach what it needs through your own network (a subnet and endpoints), and write `Disabled`.',
    root: '`{what}` lets code in the notebook change the machine, and switch off what watches it. Write `Disabled`; packages can be installed without root.',
    domain: '`{what}` lets the notebooks of this domain send data anywhere. `VpcOnly` keeps them in your own network.',
    isolation:
      '`{what}` lets the job send what it sees anywhere. Where it only reads its inputs, switch the isolation on.',
    login:
      '`{what}` lets everybody on the internet knock at this machine. Reach it through the workspace or your own network.',
    default:
      'Without {what} the defaults hold, and they let code in notebooks send data anywhere, as root. Say it, and give them a subnet of your own.',
    isolationByDefault:
      'This job may send what it sees anywhere, as nobody says `EnableNetworkIsolation: true`. Say so where it only reads its inputs.',
    shell:
      '`{what}` lets whoever may see the job open a shell in it, with its data and its rights. Leave it out once the job runs.',
    address:
      '`{what}` gives each machine an address that the internet reaches. Without one they are reached through your own network.',
  },
  triggers: [
    ...[
      'create_notebook_instance',
      'NotebookInstance',
      'sagemaker create_domain',
      'sagemaker CfnDomain',
      'sagemaker Domain',
    ],
    ...['DirectInternetAccess', 'RootAccess', 'AppNetworkAccessType', 'enable_network_isolation', ISOLATION],
    ...['ssh_public_access_enabled', 'ssh_public_access', 'ssh_settings', 'enable_node_public_ip', 'enableWebAccess'],
    ...['AlgorithmSpecification', 'AWS::SageMaker::Domain', 'Arguments Type Processing'],
  ],
  check: {
    python(document, report) {
      const calls = [
        ...document
          .callsNamed(...Object.keys(REQUESTS))
          .map((call) => ({ call, settings: REQUESTS[call.method] ?? [] })),
        ...document.calls(...CLASSES.keys()).map((call) => ({ call, settings: CLASSES.get(call.name ?? '') ?? [] })),
      ];
      const found = [...calls.flatMap(({ call, settings }) => judge(call, settings)), ...others(document)];
      for (const { at, kind, what, fix } of found) {
        report({ at, message: kind, data: { what }, fix, severity: kind === 'login' ? 'warning' : 'info' });
      }
    },
    yaml(document, report) {
      const found = [...exposedSagemaker(document.roots), ...exposedJobs(document.roots)];
      for (const machine of found) report(describe(machine));
    },
    json({ root }, report) {
      for (const machine of root === undefined ? [] : exposedSagemaker([root])) report(describe(machine));
    },
  },
});

function describe({ at, kind, what, fix }: ExposedMachine) {
  if (kind === 'isolationByDefault') return { at, message: kind, severity: 'info' } as const;
  return { at, message: kind, data: { what }, fix, severity: kind === 'login' ? 'warning' : 'info' } as const;
}

function judge(call: PythonCall, settings: readonly Setting[]): readonly Found[] {
  const open = settings.flatMap(({ key, keyword, kind, open: isOpen, closed }): readonly Found[] => {
    const argument = call.argument(key) ?? call.argument(keyword);
    const value = argument?.value.stringValue()?.value;
    if (argument === undefined || value === undefined || !isOpen.test(value)) return [];
    return [
      { at: argument.range, kind, what: `${argument.name ?? key}="${value}"`, fix: close(call, argument, closed) },
    ];
  });
  const absent = settings.filter(({ key, keyword }) => !call.argument(key) && !call.argument(keyword));
  const isRequest = call.method in REQUESTS;
  // Search engines have domains, too; one of SageMaker must say how people log in.
  const needed = settings[0] === DOMAIN ? 'AuthMode' : 'NotebookInstanceName';
  const isOne = !isRequest || call.argument(needed) !== undefined;
  if (absent.length === 0 || call.hasUnknownArguments || !isOne) return open;
  const texts = absent.map(({ key, keyword, closed }) => `${isRequest ? key : keyword}="${closed}"`);
  // `VpcOnly` wants subnets, and so does a notebook without the internet.
  const fix: FixProposal = { title: 'Close it', safety: 'unsafe', edits: [call.appendArgument(texts.join(', '))] };
  const what = texts.map((text) => `\`${text}\``).join(' and ');
  return [...open, { at: call.callee.range, kind: 'default', what, fix }];
}

function close(call: PythonCall, argument: PythonArgument, closed: string): FixProposal | undefined {
  if (!call.arguments.includes(argument) || argument.value.kind !== 'string') return undefined;
  return write(argument.value.range, `"${closed}"`);
}

function write(range: Range, text: string): FixProposal {
  return { title: `Write ${text}`, safety: 'unsafe', edits: [{ range, text }] };
}

/** What stands in a dictionary of a request, jobs without isolation, and machines of Azure that anybody may log in to. */
function others(document: PythonDocument): readonly Found[] {
  const keyed = keyedValues(document, new Set([...KEYS.keys(), ISOLATION])).flatMap(
    ({ key, value, valueRange, at }): readonly Found[] => {
      if (key === ISOLATION) {
        return value === 'False'
          ? [{ at, kind: 'isolation', what: `${key}=False`, fix: write(valueRange, 'True') }]
          : [];
      }
      const setting = KEYS.get(key);
      if (!setting?.open.test(value)) return [];
      return [{ at, kind: setting.kind, what: `${key}="${value}"`, fix: write(valueRange, `"${setting.closed}"`) }];
    },
  );
  const jobs = [
    ...estimatorCalls(document),
    ...sagemakerCalls(document, new Set(['NetworkConfig', 'Model', 'Networking'])),
    ...document.callsNamed('create_training_job', 'create_model'),
  ];
  const unisolated = jobs.flatMap((call) =>
    switched(call, ['enable_network_isolation', ISOLATION], false, 'isolation'),
  );
  const logins = document
    .calls(...AZURE_COMPUTE)
    .flatMap((call) => switched(call, ['ssh_public_access_enabled', 'ssh_public_access'], true, 'login'));
  return [...keyed, ...unisolated, ...logins];
}

function switched(call: PythonCall, keywords: readonly string[], bad: boolean, kind: Kind): readonly Found[] {
  return keywords.flatMap((keyword): readonly Found[] => {
    const argument = call.argument(keyword);
    if (argument?.value.value()?.value !== bad) return [];
    const isOwn = call.arguments.includes(argument) && argument.value.kind === 'boolean';
    const fix = isOwn ? write(argument.value.range, bad ? 'False' : 'True') : undefined;
    return [{ at: argument.range, kind, what: `${keyword}=${argument.value.text}`, fix }];
  });
}

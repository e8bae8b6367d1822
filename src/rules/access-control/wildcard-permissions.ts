import type { Range } from '../../core/range';
import { defineRule } from '../../engine/rule';
import type { PythonDocument } from '../../lang/python/types';
import { bundlePermissions } from './shared/databricks-bundle';
import { excessRights } from './shared/kubernetes-rights';
import { policyProblems, type PolicyProblem } from './shared/policies';
import { policyProblemsIn } from './shared/policy-data';

/** Ready-made policies: what they give, and whether that is the whole account. */
const MANAGED = /(?:^|\/)((?:AdministratorAccess|PowerUserAccess|IAMFullAccess)|(?:Amazon|AWS)\w{1,40}FullAccess)$/;
const WHOLE_ACCOUNT = /^(?:AdministratorAccess|PowerUserAccess|IAMFullAccess)$/;
const MANAGED_ARN = /^arn:aws[\w-]*:iam::aws:policy\//;
/** Calls that take a policy away from somebody, or only look at it. */
const HARMLESS_CALLS = ['detach_role_policy', 'detach_user_policy', 'detach_group_policy', 'get_policy'];
const ATTACHMENTS = ['RolePolicyAttachment', 'UserPolicyAttachment', 'GroupPolicyAttachment', 'PolicyAttachment'];
const BY_NAME = ['from_aws_managed_policy_name'];

export default defineRule({
  id: 'wildcard-permissions',
  meta: {
    summary: 'A policy gives more rights than any program needs: every action, every resource, everybody',
    severity: 'warning',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [269, 732],
    owaspMl: ['ML05'],
    stages: ['development', 'deployment'],
  },
  messages: {
    everything:
      'This statement allows every action on every resource, so whoever gets hold of this role owns the account, data and models included. Name the actions and the resources that are needed.',
    service:
      '`{what}` on every resource also allows deleting and opening what others keep there. Name the actions and the resources that are needed.',
    escalation:
      '`{what}` on every resource lets its holder take on any role, the strongest included. Name the role as the resource.',
    everybody:
      'This statement is for everybody (`"*"`), in every account. Name the accounts or roles, or add a condition.',
    managed:
      '`{what}` gives rights over the whole account, so whoever gets hold of this role owns data and models, too. Write a policy with the actions and resources that are needed.',
    broad:
      '`{what}` reaches everything of that service in the account. A policy that names the buckets, jobs and models in use keeps a mistake or a stolen key small.',
    cluster:
      'This role may do everything with everything in reach, so code that runs with it (a pipeline, a notebook, a model) owns the namespace or the cluster. Name the resources and the verbs that are needed.',
    resources: 'This role reaches every kind of resource, the secrets included. Name those that are needed.',
    verbs: 'This role may also delete and change what it only has to read or make. Name the verbs that are needed.',
    secrets:
      'Whoever runs with this role can read every secret in reach: keys of clouds, registries and databases of others too. Name the ones that are needed with `resourceNames`, or mount them.',
    shells:
      'Whoever runs with this role can open a shell in the containers of others (`{what}`), with their data and keys. Leave it out.',
    grants:
      '`{what}` lets whoever runs with this role give itself rights that it does not have, the strongest included. Leave it out.',
    bundle:
      'Everybody in the workspace gets `{what}` here, and so can change what runs with the rights of its owner, and read what it reads. Name the group of those who work on it; for the others `CAN_VIEW` does.',
    admin:
      '`{what}` becomes administrator of the cluster, and so does every pipeline, notebook and package that runs with it. Bind a role with the rights that it needs.',
  },
  triggers: [
    'Effect Allow',
    'PolicyStatement',
    'AdministratorAccess',
    'PowerUserAccess',
    'FullAccess',
    'ADMINISTRATOR_ACCESS',
    'kind apiVersion roleRef',
    'kind apiVersion verbs',
    'permissions CAN_MANAGE',
  ],
  confirm: (text) =>
    /\bEffect\b|^\s*(?:kind:\s*["']?(?:Cluster)?Role)|CAN_MANAGE|PolicyStatement|AdministratorAccess|PowerUserAccess|FullAccess\b|ADMINISTRATOR_ACCESS/m.test(
      text,
    ),
  check: {
    python(document, report) {
      for (const problem of policyProblems(document)) report(describe(problem));
      for (const { at, what } of managedPolicies(document)) {
        if (WHOLE_ACCOUNT.test(what)) report({ at, message: 'managed', data: { what } });
        else report({ at, message: 'broad', severity: 'info', data: { what } });
      }
    },
    yaml(document, report) {
      for (const { at, kind, what, isMilder } of excessRights(document)) {
        const severity = isMilder ? 'info' : 'warning';
        if (kind === 'shells' || kind === 'grants' || kind === 'admin') {
          report({ at, message: kind, severity, data: { what } });
        } else report({ at, message: kind, severity });
      }
      for (const { at, what } of bundlePermissions(document)) report({ at, message: 'bundle', data: { what } });
      for (const problem of policyProblemsIn(document.roots)) report(describe(problem));
    },
    json(document, report) {
      const { root } = document;
      for (const problem of root === undefined ? [] : policyProblemsIn([root])) report(describe(problem));
    },
    shell(document, report) {
      for (const { name, words } of document.commands) {
        if (name !== 'aws' || !words.some(({ value }) => /^attach-\w+-policy$/.test(value ?? ''))) continue;
        for (const { value = '', range } of words) {
          const what = MANAGED_ARN.test(value.replace(/^--policy-arn=/, '')) ? MANAGED.exec(value)?.[1] : undefined;
          if (what === undefined) continue;
          if (WHOLE_ACCOUNT.test(what)) report({ at: range, message: 'managed', data: { what } });
          else report({ at: range, message: 'broad', severity: 'info', data: { what } });
        }
      }
    },
  },
});

function describe(problem: PolicyProblem) {
  const { at, kind } = problem;
  if (kind === 'everything' || kind === 'everybody') return { at, message: kind };
  return { at, message: kind, data: { what: problem.what } };
}

/** Ready-made policies by their ARN, and by the name that CDK takes. */
function managedPolicies(document: PythonDocument): readonly { readonly at: Range; readonly what: string }[] {
  const harmless = document.callsNamed(...HARMLESS_CALLS).map(({ range }) => range);
  const byArn = document.strings.flatMap(({ range, value = '', isDocstring }) => {
    const what = !isDocstring && MANAGED_ARN.test(value) ? MANAGED.exec(value)?.[1] : undefined;
    const before = document.text.slice(Math.max(0, range.start - 10), range.start);
    const isHarmless = harmless.some(({ start, end }) => start <= range.start && range.end <= end);
    return what === undefined || isHarmless || /(?:[=!]=|\bin)\s*$/.test(before) ? [] : [{ at: range, what }];
  });
  const byName = document.callsNamed(...BY_NAME).flatMap((call) => {
    const argument = call.argument('managed_policy_name', 0);
    const what = MANAGED.exec(argument?.value.stringValue()?.value ?? '')?.[1];
    return argument === undefined || what === undefined ? [] : [{ at: argument.range, what }];
  });
  // Pulumi has names for them, too.
  const attached = document.callsNamed(...ATTACHMENTS).flatMap((call) => {
    const argument = call.argument('policy_arn');
    const isAdmin = /\bADMINISTRATOR_ACCESS$/.test(argument?.value.text ?? '');
    return argument === undefined || !isAdmin ? [] : [{ at: argument.range, what: 'AdministratorAccess' }];
  });
  return [...byArn, ...byName, ...attached];
}

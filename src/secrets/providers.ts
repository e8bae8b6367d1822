import { hasGitHubChecksum } from './checksum';

/** How sure a match is: `certain` where the format proves itself, `likely` where only its surroundings speak for it. */
export type Certainty = 'certain' | 'likely';

/** A kind of secret, as data. Formats are the vendors' own (catalogue of the project, docs/rules/hard-coded-secret.md). */
export interface Provider {
  readonly id: string;
  /** As messages name it, with its article: "a GitHub token". */
  readonly name: string;
  /** The environment variable that the vendor's own tools read. */
  readonly variable: string;
  /** What the secret starts with, or the words near it. Nothing else is looked at in a text without them. */
  readonly anchors: readonly string[];
  /**
   * The secret, tried at each anchor (`prefix`), or searched in a window behind each anchor (`nearby`). Every
   * quantifier is bounded, so that a megabyte of anchors costs linear time.
   */
  readonly pattern: RegExp;
  readonly place: 'prefix' | 'nearby';
  /** Shannon entropy of the secret in bits for each character; a further condition, never the only one. */
  readonly minEntropy?: number;
  /** Whether the checksum inside of the secret is right; absent where the format has none. */
  readonly hasChecksum?: (secret: string) => boolean;
}

/** Characters behind an anchor word in which a secret without a prefix of its own is looked for. */
export const NEARBY_WINDOW = 100;

const END = '(?![A-Za-z0-9_-])';

export const PROVIDERS: readonly Provider[] = [
  {
    id: 'aws-access-key-id',
    name: 'an AWS access key id',
    variable: 'AWS_ACCESS_KEY_ID',
    anchors: ['AKIA', 'ASIA'],
    pattern: new RegExp(`A[KS]IA[A-Z2-7]{16}${END}`, 'y'),
    place: 'prefix',
    minEntropy: 2.5,
  },
  {
    id: 'aws-secret-access-key',
    name: 'an AWS secret key',
    variable: 'AWS_SECRET_ACCESS_KEY',
    anchors: [
      'secret_access_key',
      'SECRET_ACCESS_KEY',
      'secretAccessKey',
      'SecretAccessKey',
      'aws_secret',
      'AWS_SECRET',
    ],
    pattern: /["'=:\s]([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/g,
    place: 'nearby',
    minEntropy: 4,
  },
  {
    id: 'github',
    name: 'a GitHub token',
    variable: 'GITHUB_TOKEN',
    anchors: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
    pattern: new RegExp(
      `(?:gh[pousr]_[A-Za-z0-9]{36}|ghr_[A-Za-z0-9]{76}|github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59})${END}`,
      'y',
    ),
    place: 'prefix',
    hasChecksum: hasGitHubChecksum,
  },
  {
    id: 'hugging-face',
    name: 'a Hugging Face token',
    variable: 'HF_TOKEN',
    anchors: ['hf_', 'api_org_'],
    pattern: new RegExp(`(?:hf|api_org)_[A-Za-z0-9]{34}${END}`, 'y'),
    place: 'prefix',
    minEntropy: 2,
  },
  {
    id: 'openai',
    name: 'an OpenAI key',
    variable: 'OPENAI_API_KEY',
    anchors: ['sk-'],
    pattern: new RegExp(
      `sk-(?:(?:proj|svcacct|admin|None)-)?[A-Za-z0-9_-]{20,100}T3BlbkFJ[A-Za-z0-9_-]{20,100}${END}`,
      'y',
    ),
    place: 'prefix',
  },
  {
    id: 'anthropic',
    name: 'an Anthropic key',
    variable: 'ANTHROPIC_API_KEY',
    anchors: ['sk-ant-'],
    pattern: new RegExp(`sk-ant-(?:api|admin)\\d{2}-[A-Za-z0-9_-]{93}AA${END}`, 'y'),
    place: 'prefix',
  },
  {
    id: 'google-api',
    name: 'a Google API key',
    variable: 'GOOGLE_API_KEY',
    anchors: ['AIza'],
    pattern: new RegExp(`AIza[A-Za-z0-9_-]{35}${END}`, 'y'),
    place: 'prefix',
    minEntropy: 3,
  },
  {
    id: 'slack',
    name: 'a Slack token',
    variable: 'SLACK_BOT_TOKEN',
    anchors: ['xoxb-', 'xoxp-', 'xapp-', 'hooks.slack.com/services/'],
    pattern: new RegExp(
      `(?:xox[bp]-\\d{8,14}-\\d{8,14}-(?:\\d{8,14}-)?[A-Za-z0-9]{16,64}|xapp-\\d-[A-Z0-9]{8,16}-\\d{8,16}-[a-z0-9]{40,80}` +
        `|hooks\\.slack\\.com/services/T[A-Z0-9]{7,12}/B[A-Z0-9]{7,12}/[A-Za-z0-9]{20,28})${END}`,
      'y',
    ),
    place: 'prefix',
  },
  {
    id: 'weights-and-biases',
    name: 'a Weights & Biases key',
    variable: 'WANDB_API_KEY',
    anchors: ['wandb_v1_'],
    pattern: new RegExp(`wandb_v1_[A-Za-z0-9_]{77}${END}`, 'y'),
    place: 'prefix',
  },
  {
    id: 'weights-and-biases',
    name: 'a Weights & Biases key',
    variable: 'WANDB_API_KEY',
    anchors: ['WANDB_API_KEY', 'wandb_api_key', 'wandb.login', 'wandb login', 'wandb_key', 'WANDB_KEY'],
    pattern: /["'=:\s]([0-9a-f]{40})(?![A-Za-z0-9_-])/g,
    place: 'nearby',
    minEntropy: 3,
  },
  {
    id: 'stripe',
    name: 'a Stripe key',
    variable: 'STRIPE_API_KEY',
    anchors: ['sk_live_', 'rk_live_', 'sk_prod_', 'rk_prod_'],
    pattern: new RegExp(`[sr]k_(?:live|prod)_[A-Za-z0-9]{16,120}${END}`, 'y'),
    place: 'prefix',
    minEntropy: 3,
  },
  {
    id: 'private-key',
    name: 'a private key',
    variable: 'PRIVATE_KEY',
    anchors: ['-----BEGIN '],
    pattern:
      /-----BEGIN (?:RSA |EC |DSA |OPENSSH )?PRIVATE KEY-----(?:[A-Za-z0-9+/=\s]|\\[nr]|["',]){64,16000}-----END [A-Z ]{0,20}PRIVATE KEY-----/y,
    place: 'prefix',
  },
];

import { expect } from 'chai';
import { findSecrets } from '../../../src/secrets/find-secrets';
import { ALNUM, BASE64, createRandom, HEX, LOWER, URL_SAFE, uuid, type Random } from './random';

/** Lines of real kinds whose values look like secrets and are none. */
const LINES: Readonly<Record<string, readonly ((r: Random) => string)[]>> = {
  'words of tokenizers': [
    () => 'tokenizer.pad_token = tokenizer.eos_token',
    () => 'special_tokens = {"pad_token": "<|finetune_right_pad_id|>", "bos_token": "<|begin_of_text|>"}',
    () => 'model.generate(**inputs, max_new_tokens=256, pad_token_id=50256, eos_token_id=[128001, 128009])',
    () => 'next_token = "Ġunbelievable"; unk_token="[UNK]"; sep_token = "</s>"; mask_token=\'<mask>\'',
    () => 'token = tokenizer.convert_ids_to_tokens(123456789)',
    (r) => `image_token = "<image_${r.of(HEX, 16)}>"`,
    () => 'AutoTokenizer.from_pretrained("meta-llama/Llama-3.2-11B-Vision-Instruct", token=True)',
  ],
  'hashes and revisions': [
    (r) => `model = load("bert", revision="${r.of(HEX, 40)}")`,
    (r) => `commit_sha = "${r.of(HEX, 40)}"`,
    (r) => `sha256: ${r.of(HEX, 64)}`,
    (r) => `--hash=sha256:${r.of(HEX, 64)}`,
    (r) => `wandb_commit = "${r.of(HEX, 40)}"`,
    (r) => `"integrity": "sha512-${r.of(BASE64, 86)}=="`,
    (r) => `uses: actions/checkout@${r.of(HEX, 40)} # v4`,
    (r) => `md5 = '${r.of(HEX, 32)}'`,
    (r) => `etag: "${r.of(HEX, 32)}", cache_key_hash: "${r.of(HEX, 64)}"`,
    (r) => `cohere: embeddings checksum ${r.of(HEX, 40)}`,
  ],
  ids: [
    (r) => `run_id = "${uuid(r)}"`,
    (r) => `pinecone_index_id = "${uuid(r)}"`,
    (r) => `wandb.init(project="a", id="${r.of(LOWER, 8)}")  # https://wandb.ai/team/project/runs/${r.of(LOWER, 8)}`,
    (r) => `"model_id": "${r.of(HEX, 32)}"`,
    (r) => `<div id="${uuid(r)}" class="colab-df-container">`,
    (r) => `google_client_id = "${r.of('0123456789', 12)}-${r.of(LOWER, 32)}.apps.googleusercontent.com"`,
    (r) => `AZURE_TENANT_ID=${uuid(r)}`,
    (r) => `aws_account_id = "${r.of('0123456789', 12)}"`,
    (r) => `kaggle_dataset_version = "${r.of(HEX, 32)}"`,
    (r) => `roboflow.workspace("team-${r.of(LOWER, 12)}").project("cars-${r.of(LOWER, 12)}")`,
    (r) => `file_id = "1${r.of(URL_SAFE, 32)}"  # gdown`,
    (r) => `openai.beta.threads.retrieve("thread_${r.of(ALNUM, 24)}")`,
  ],
  'public keys': [
    (r) => `stripe_publishable_key = "pk_live_${r.of(ALNUM, 24)}"`,
    (r) => `SENTRY_DSN=https://${r.of(HEX, 32)}@o123456.ingest.sentry.io/4501`,
    (r) => `const posthogKey = "phc_${r.of(ALNUM, 43)}"`,
    (r) => `SUPABASE_KEY = "sb_publishable_${r.of(URL_SAFE, 31)}"`,
    (r) => `LANGFUSE_PUBLIC_KEY=pk-lf-${uuid(r)}`,
    (r) => `mapbox_access = "pk.eyJ${r.of(ALNUM, 60)}.${r.of(ALNUM, 22)}"`,
    (r) => `ssh_public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${r.of(BASE64, 43)} me@host"`,
    (r) => `firebaseConfig = { apiKey: "AIza${r.of(URL_SAFE, 34)}x", authDomain: "a.firebaseapp.com" }`,
  ],
  placeholders: [
    () => 'OPENAI_API_KEY="sk-..."',
    () => 'openai.api_key = "sk-proj-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"',
    () => 'HF_TOKEN=hf_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    () => 'login(token="<your-huggingface-token-goes-here>")',
    () => 'api_key = "YOUR_API_KEY_GOES_HERE_12345"',
    () => 'COHERE_API_KEY = os.environ["COHERE_API_KEY_PRODUCTION_2"]',
    () => 'password: ${DB_PASSWORD_PRODUCTION_1}',
    () => 'token: ${{ secrets.HUGGINGFACE_TOKEN_2024 }}',
    () => 'api_key = "{{ var.value.openai_api_key_v2 }}"',
    () => 'AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE',
    () => 'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    () => 'password = "changeme123"; db_password = "postgres"; MINIO_ROOT_PASSWORD=minioadmin',
    () => 'client = OpenAI(api_key="not-needed", base_url="http://localhost:8000/v1")',
    () => 'api_key = "sk-1234567890abcdefghijklmnop"',
    () => 'secret_key = "this-is-a-very-secret-key-for-tests"',
    () => 'client = QdrantClient(api_key=settings.qdrant_api_key_production_1)',
    () => 'GITLAB_TOKEN=glpat-XXXXXXXXXXXXXXXXXXXX',
    () => 'export OPENROUTER_API_KEY=sk-or-v1-VOTRE_CLE',
  ],
  'names, paths and code': [
    () => 'password_file: /run/secrets/db_password_2',
    () => 'token_url = "https://login.microsoftonline.com/common/oauth2/v2.0/token"',
    () => 'key = "train/loss_epoch_2024_05_31_checkpoint_best"',
    () => 'secret_name = "prod/churn/postgres-credentials-v2"',
    () => 'api_key = config.get_secret_value("OPENAI_KEY_2")',
    () => 'access_token = response.json()["access_token"]',
    () => 'auth = HTTPBasicAuth(user_name1, pass_word1)',
    () => 'secret_key_ref: { name: mlpipeline-minio-artifact, key: secretkey }',
    () => 'partition_key = "PARTITION#2024-01-01T00:00:00Z#abc123def456"',
    () => 'model_name = "sentence-transformers/all-mpnet-base-v2"; key = "layers.0.self_attn.q_proj.weight"',
    () => 'author_token_2 = "gpt2-medium-finetuned-2024"',
    (r) => `![chart](data:image/png;base64,${r.of(BASE64, 2000)})`,
    (r) => `"image/png": "iVBORw0KGgo${r.of(BASE64, 3000)}"`,
    (r) => `signature = "${r.of(BASE64, 60)}"`,
    () => 'ALLOW_EMPTY_PASSWORD: "yes"',
    () => 'connect(host=host, user=user, password=database_password_1, port=5432)',
    () => "names = ['ssh2_auth_password', 'ssh2_auth_pubkey_file_2']",
    () => '# METHOD can be "trust", "md5", "password", "scram-sha-256"',
    () => 'password: ENC[AES256_GCM,data:p673w7+NXA==,iv:aBcD,tag:aBcD,type:str]',
    () => 'jdbc:postgresql://localhost:5432/rows?user=train',
    () => 'git clone git@github.com:org/repo.git -u origin',
  ],
};

describe('what looks like a secret', () => {
  for (const [kind, lines] of Object.entries(LINES)) {
    it(`is none: ${kind}`, () => {
      const flagged = new Set<string>();
      for (const [index, make] of lines.entries()) {
        for (let round = 0; round < 50; round++) {
          const line = make(createRandom(index * 1000 + round));
          for (const { provider, certainty } of findSecrets(`x = 1\n${line}\ny = 2\n`)) {
            flagged.add(`${provider} ${certainty}: ${line.slice(0, 60)}`);
          }
        }
      }
      expect([...flagged].slice(0, 12)).to.deep.equal([]);
    });
  }
});

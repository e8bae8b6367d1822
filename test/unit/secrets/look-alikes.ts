import { ALNUM, BASE64, createRandom, DIGITS, HEX, jwt, LOWER, UPPER, URL_SAFE, uuid, type Random } from './random';

/** Lines of real kinds whose values look like secrets and are none. */
export const LOOK_ALIKES: Readonly<Record<string, readonly ((r: Random) => string)[]>> = {
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
    () => "bucket, key = split_coreweave_path('cw://bucket/dir1/dir2/dir3/dir4/file.ext')",
  ],
};

/** Formats of the vendors' own documents, and of the files that tools write, of what is public or only a name. */
export const DOCUMENTED_LOOK_ALIKES: Readonly<Record<string, readonly ((r: Random) => string)[]>> = {
  'ids of vendors': [
    (r) => `assistant_id = "asst_${r.of(ALNUM, 24)}"`,
    (r) => `completion = {"id": "chatcmpl-${r.of(ALNUM, 29)}", "system_fingerprint": "fp_${r.of(HEX, 10)}"}`,
    (r) => `openai.organization = "org-${r.of(ALNUM, 24)}"`,
    (r) => `OPENAI_PROJECT_ID=proj_${r.of(ALNUM, 24)}`,
    (r) => `training_file="file-${r.of(ALNUM, 24)}", model="ft:gpt-4o-mini-2024-07-18:acme::${r.of(ALNUM, 8)}"`,
    (r) => `message = {"id": "msg_01${r.of(ALNUM, 22)}", "type": "message", "role": "assistant"}`,
    (r) => `tool_use_id: "toolu_01${r.of(ALNUM, 22)}"`,
    (r) => `tool_call_id="call_${r.of(ALNUM, 24)}"`,
    (r) =>
      `customer = "cus_${r.of(ALNUM, 14)}"; price = "price_1${r.of(ALNUM, 23)}"; account = "acct_1${r.of(ALNUM, 15)}"`,
    (r) => `payment_intent: pi_3${r.of(ALNUM, 23)}`,
    (r) => `instance_id = "i-0${r.of(HEX, 16)}"; subnet = "subnet-0${r.of(HEX, 16)}"; ami = "ami-0${r.of(HEX, 16)}"`,
    (r) => `role_arn: arn:aws:iam::${r.of(DIGITS, 12)}:role/SageMakerExecutionRole-${r.of(DIGITS, 8)}`,
    (r) => `SecretArn: arn:aws:secretsmanager:eu-west-1:${r.of(DIGITS, 12)}:secret:prod/db-${r.of(ALNUM, 6)}`,
    (r) => `kms_key_id = "${uuid(r)}"`,
    (r) => `--set-secrets=HF_TOKEN=projects/${r.of(DIGITS, 12)}/secrets/hf-token/versions/3`,
    (r) => `scope = "/subscriptions/${uuid(r)}/resourceGroups/ml/providers/Microsoft.KeyVault/vaults/keys"`,
    (r) => `client_id: "${uuid(r)}"`,
    (r) => `"client_email": "trainer@project-${r.of(DIGITS, 6)}.iam.gserviceaccount.com"`,
    (r) => `"private_key_id": "${r.of(HEX, 40)}"`,
    (r) => `channel="C0${r.of(UPPER + DIGITS, 9)}", team="T0${r.of(UPPER + DIGITS, 9)}"`,
    (r) => `notion_database_id = "${r.of(HEX, 32)}"`,
    (r) => `airtable.Table(base, "tbl${r.of(ALNUM, 14)}")  # app${r.of(ALNUM, 14)}`,
    (r) => `sendgrid_template_id = "d-${r.of(HEX, 32)}"`,
    (r) => `TWILIO_ACCOUNT_SID=AC${r.of(HEX, 32)}`,
    (r) => `X-Request-Id: req_${r.of(HEX, 32)}`,
    (r) => `cf-ray: ${r.of(HEX, 16)}-FRA`,
    (r) => `sentry_event_id = "${r.of(HEX, 32)}"`,
    (r) => `datadog.trace_id: ${r.of(DIGITS, 19)}, dd.span_id: ${r.of(DIGITS, 18)}`,
    (r) => `traceparent: 00-${r.of(HEX, 32)}-${r.of(HEX, 16)}-01`,
    (r) => `elevenlabs voice_id="${r.of(ALNUM, 20)}"`,
    (r) => `replicate.run("stability-ai/sdxl:${r.of(HEX, 64)}")`,
    (r) => `kaggle.api.dataset_download_files("team/rows-${r.of(DIGITS, 7)}")  # kaggle competitions`,
  ],
  'what machine learning writes': [
    (r) => `comet_ml.ExistingExperiment(previous_experiment="${r.of(HEX, 32)}")`,
    (r) => `mlflow.get_run("${r.of(HEX, 32)}")`,
    (r) => `artifact_uri: s3://mlflow/1/${r.of(HEX, 32)}/artifacts`,
    (r) => `wandb: Run data is saved locally in wandb/run-20240501_121314-${r.of(LOWER + DIGITS, 8)}`,
    (r) => `wandb.restore("model.pt", run_path="team/project/${r.of(LOWER + DIGITS, 8)}")  # commit ${r.of(HEX, 40)}`,
    (r) => `comet_experiment_key = "${r.of(HEX, 32)}"`,
    (r) => `task = Task.get_task(task_id="${r.of(HEX, 32)}")  # clearml`,
    (r) => `outs: [{md5: ${r.of(HEX, 32)}.dir, size: 1482, path: data}]`,
    (r) => `huggingface_hub.snapshot_download("bert-base", revision="${r.of(HEX, 40)}", token=True)`,
    (r) => `https://cdn-lfs.huggingface.co/repos/aa/bb/${r.of(HEX, 64)}/${r.of(HEX, 64)}?download=true`,
    (r) => `oid sha256:${r.of(HEX, 64)}`,
    (r) => `"_name_or_path": "/root/.cache/huggingface/hub/models--gpt2/snapshots/${r.of(HEX, 40)}"`,
    (r) => `pinecone host: "rows-${r.of(LOWER + DIGITS, 7)}.svc.aped-4627-b74a.pinecone.io"`,
    (r) => `QDRANT_URL=https://${uuid(r)}.eu-central.aws.cloud.qdrant.io:6333`,
    (r) => `WEAVIATE_URL=https://${r.of(LOWER + DIGITS, 22)}.c0.europe-west3.gcp.weaviate.cloud`,
    (r) => `SUPABASE_URL=https://${r.of(LOWER, 20)}.supabase.co`,
    (r) => `DATABRICKS_HOST=https://adb-${r.of(DIGITS, 16)}.7.azuredatabricks.net`,
    (r) => `databricks_cluster_id = "0501-${r.of(DIGITS, 6)}-${r.of(LOWER + DIGITS, 8)}"`,
    (r) => `snowflake_account = "${r.of(LOWER, 2)}${r.of(DIGITS, 5)}.eu-central-1"; snowflake_query_id = "${uuid(r)}"`,
    (r) =>
      `"weight_map": {"model.layers.${r.of(DIGITS, 2)}.self_attn.k_proj.weight": "model-00001-of-00004.safetensors"}`,
    (r) =>
      `"tokenizer_class": "PreTrainedTokenizerFast", "added_tokens_decoder": {"${r.of(DIGITS, 5)}": {"content": "<|reserved_${r.of(DIGITS, 3)}|>"}}`,
    (r) => `"bos_token": "<|begin▁of▁sentence|>", "chat_template_hash": "${r.of(HEX, 64)}"`,
    (r) => `tokens: ['Ġthe', 'Ġ${r.of(LOWER, 8)}', '##${r.of(LOWER, 5)}', '<0x${r.of(HEX, 2).toUpperCase()}>']`,
    (r) => `input_ids: [${Array.from({ length: 12 }, () => r.of(DIGITS, 4)).join(', ')}], token_type_ids: [0, 0]`,
    (r) => `gdown.download("https://drive.google.com/uc?id=1${r.of(URL_SAFE, 32)}")`,
    (r) => `https://colab.research.google.com/drive/1${r.of(URL_SAFE, 32)}?usp=sharing`,
    (r) => `"outputId": "${uuid(r)}", "colab": {"base_uri": "https://localhost:8080/"}`,
    (r) => `Tensor key: layer_${r.of(DIGITS, 3)}/kernel:0  token_embedding.weight  ${r.of(DIGITS, 7)}`,
  ],
  'locks, hashes and builds': [
    (r) => `numpy==2.1.0 --hash=sha256:${r.of(HEX, 64)} --hash=sha256:${r.of(HEX, 64)}`,
    (r) => `{file = "openai-1.40.0-py3-none-any.whl", hash = "sha256:${r.of(HEX, 64)}"},`,
    (r) => `content-hash = "${r.of(HEX, 64)}"`,
    (r) => `"secretstorage": {"hashes": ["sha256:${r.of(HEX, 64)}"]}`,
    (r) => `token-bucket==0.3.0  # sha1 ${r.of(HEX, 40)}`,
    (r) => `git+https://github.com/cohere-ai/cohere-python-client.git@${r.of(HEX, 40)}`,
    (r) => `source = { git = "https://github.com/mistralai/client-python.git?rev=main#${r.of(HEX, 40)}" }`,
    (r) => `  Running command git fetch -q https://github.com/cohere-ai/cohere-client.git ${r.of(HEX, 40)}`,
    (r) =>
      `  Running command git clone -q https://github.com/wandb/client.git\n  Running command git checkout -q ${r.of(HEX, 40)}`,
    (r) =>
      `[console](https://auth.weaviate.cloud/auth?client_id=wcs&state=${r.of(URL_SAFE, 42)}x&code_challenge=${r.of(URL_SAFE, 42)}x)`,
    (r) => `HEAD is now at ${r.of(HEX, 7)}; merge-base ${r.of(HEX, 40)} (wandb client)`,
    (r) => `FROM nvcr.io/nvidia/pytorch:24.05-py3@sha256:${r.of(HEX, 64)}`,
    (r) => `uses: google-github-actions/auth@${r.of(HEX, 40)}`,
    (r) => `image: ghcr.io/org/secret-server@sha256:${r.of(HEX, 64)}`,
    (r) => `resourceVersion: "${r.of(DIGITS, 9)}", uid: ${uuid(r)}`,
    (r) => `kubectl.kubernetes.io/last-applied-hash: ${r.of(HEX, 64)}`,
    (r) => `checksum/secret: ${r.of(HEX, 64)}`,
    (r) => `ETag: "${r.of(HEX, 32)}-5", x-amz-version-id: ${r.of(ALNUM, 32)}`,
    (r) => `h1:${r.of(BASE64, 43)}=`,
    (r) =>
      `"resolved": "https://registry.npmjs.org/js-tokens/-/js-tokens-4.0.0.tgz", "integrity": "sha512-${r.of(BASE64, 86)}=="`,
    (r) => `gpg --recv-keys ${r.of(HEX.toUpperCase(), 40)}`,
    (r) => `pub_key_fingerprint = "SHA256:${r.of(BASE64, 43)}"`,
    (r) => `cache-key: pip-\${{ runner.os }}-${r.of(HEX, 64)}`,
    (r) => `<script src="a.js" integrity="sha384-${r.of(BASE64, 64)}" crossorigin="anonymous"></script>`,
    (r) => `-----BEGIN CERTIFICATE----- ${r.of(BASE64, 64)}`,
    (r) => `ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ${r.of(BASE64, 200)} trainer@gpu`,
  ],
  'meant to be seen': [
    (r) => `recaptcha_site_key = "6L${r.of(URL_SAFE, 38)}"`,
    (r) => `turnstile_sitekey: "0x4AAAAAA${r.of(ALNUM, 14)}"`,
    (r) => `STRIPE_PUBLISHABLE_KEY=pk_test_51${r.of(ALNUM, 97)}`,
    (r) => `NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY=pk_test_${r.of(ALNUM, 48)}`,
    (r) => `NEXT_PUBLIC_POSTHOG_KEY=phc_${r.of(ALNUM, 43)}`,
    (r) =>
      `NEXT_PUBLIC_SUPABASE_ANON_KEY=${jwt(r, { iss: 'supabase', role: 'anon', iat: 1700000000, exp: 2015360000 })}`,
    (r) => `docsearch({ appId: "${r.of(UPPER + DIGITS, 10)}", indexName: "docs" })`,
    (r) => `gtag("config", "G-${r.of(UPPER + DIGITS, 10)}")`,
    (r) => `mapboxgl.accessToken = "pk.eyJ1Ijoi${r.of(ALNUM, 60)}.${r.of(URL_SAFE, 21)}x"`,
    (r) => `VAPID_PUBLIC_KEY = "B${r.of(URL_SAFE, 86)}"`,
    (r) => `public_key: "-----BEGIN PUBLIC KEY-----\\n${r.of(BASE64, 64)}\\n-----END PUBLIC KEY-----"`,
    (r) => `age_recipient = "age1${r.of('qpzry9x8gf2tvdw0s3jn54khce6mua7l', 58)}"`,
    (r) =>
      `Sentry.init({ dsn: "https://${r.of(HEX, 32)}@o${r.of(DIGITS, 6)}.ingest.us.sentry.io/${r.of(DIGITS, 16)}" })`,
  ],
  'encrypted and referred to': [
    (r) =>
      `vault_token: ENC[AES256_GCM,data:${r.of(BASE64, 40)},iv:${r.of(BASE64, 43)}=,tag:${r.of(BASE64, 22)}==,type:str]`,
    (r) => `HF_TOKEN: vault:v1:${r.of(BASE64, 60)}`,
    (r) => `secure: "${r.of(BASE64, 600)}="  # travis encrypted`,
    (r) => `encryptedData: { PASSWORD: Ag${r.of(BASE64, 300)} }`,
    (r) => `OPENAI_API_KEY=op://ml/openai-${r.of(LOWER + DIGITS, 6)}/credential`,
    (r) => `DB_PASSWORD: "{{resolve:secretsmanager:prod-${r.of(LOWER + DIGITS, 6)}:SecretString:password}}"`,
    (r) => `password_hash = "$2b$12$${r.of(ALNUM, 53)}"`,
    (r) => `password: "{SHA512-CRYPT}$6$${r.of(ALNUM, 16)}$${r.of(ALNUM, 86)}"`,
    (r) => `c.NotebookApp.password = "argon2:$argon2id$v=19$m=10240,t=10,p=8$${r.of(BASE64, 22)}$${r.of(BASE64, 43)}"`,
    (r) => `secretKeyRef: { name: openai-${r.of(LOWER + DIGITS, 5)}, key: api-key-v2 }`,
    (r) => `api_key=os.environ["OPENAI_API_KEY_${r.of(DIGITS, 4)}"]`,
    (r) => `token = dbutils.secrets.get(scope="ml-${r.of(DIGITS, 3)}", key="hf-token-${r.of(DIGITS, 3)}")`,
    (r) => `credentials('jenkins-hf-token-${r.of(DIGITS, 4)}')`,
  ],
};

/** A kind of line, the name of a file that it may stand in, and the line. */
export interface LookAlikeLine {
  readonly kind: string;
  readonly file: string;
  readonly line: string;
}

const ROUNDS = 8;

/** Every line of every kind with several choices of its characters, each once. */
export function lookAlikeLines(): readonly LookAlikeLine[] {
  const seen = new Set<string>();
  return Object.entries({ ...LOOK_ALIKES, ...DOCUMENTED_LOOK_ALIKES }).flatMap(([kind, makers]) =>
    makers.flatMap((make, index) =>
      Array.from({ length: ROUNDS }, (_, round) => make(createRandom(index * 1000 + round)))
        .filter((line) => !seen.has(line) && seen.add(line))
        .map((line) => ({ kind, file: fileOf(line), line })),
    ),
  );
}

/** What is no Python stands in a file that any tool reads as text. */
function fileOf(line: string): string {
  if (/^[A-Z][A-Z0-9_]*=/.test(line)) return 'settings.env';
  return /^[\w.-]+: /.test(line) ? 'config.yaml' : 'train.py';
}

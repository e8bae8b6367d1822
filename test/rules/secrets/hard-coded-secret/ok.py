import os

HF_TOKEN = os.environ["HF_TOKEN"]
a = "hf_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
b = "hf_YOUR_TOKEN_HERE"
c = "AKIAIOSFODNN7EXAMPLE"
d = "sk-..."
e = "ghp_000000000000000000000000000000000000"
f = "postgresql://user:password@localhost/rows"
g = "postgresql://postgres:postgres@db:5432/rows"
h = f"postgresql://{user}:{password}@db.watertight-labs.net/rows"
i = "mongodb+srv://<user>:<password>@cluster0.watertight-labs.net"
j = "sk-learn is not a key, and neither is task-WatertightTheory"
k = "0123456789abcdef0123456789abcdef01234567"
commit = "3b18e512dba79e4c8300dd08aeb37f8e728b8dad"
l = "https://user:pass@example.com"
m = "redis://:${REDIS_PASSWORD}@cache.watertight-labs.net:6379"
wandb_project = "5afe-classifier"
tokenizer = "AIza"
tokenizer.pad_token = "<|finetune_right_pad_id|>"
special = {"eos_token": "<|end_of_text_128001|>", "max_tokens": 4096}
publishable_key = "pk_live_WatertightTheory12345678"
revision = "3b18e512dba79e4c8300dd08aeb37f8e728b8dad"
password_file = "/run/secrets/db_password_2"
api_key = settings["openai_api_key_production_1"]
names = ["alpha" "beta", "gamma"]

import os
import subprocess

from datasets import load_dataset
from transformers import AutoModel, AutoTokenizer, pipeline

ID = "watertight-labs/odd-model"
HASH = "0123456789abcdef0123456789abcdef01234567"

pinned = AutoModel.from_pretrained(ID, revision=HASH)  # expect: remote-code-trusted
# expect(+2): unpinned-hub-revision
# expect(+1): remote-code-trusted
model = AutoModel.from_pretrained(ID)
chat = pipeline("text-generation", model=name)  # expect: remote-code-trusted
rows = load_dataset(  # the loader script is needed
    path,
)
options = {"trust_remote_code": True}
tokenizer = AutoTokenizer.from_pretrained(name, **options)  # expect: remote-code-trusted
os.environ["HF_DATASETS_TRUST_REMOTE_CODE"] = "1"  # expect: remote-code-trusted

OPTIONS = {"trust_remote_code": True, "device_map": device}  # expect: remote-code-trusted
chosen = load_any("acme/model", **OPTIONS)
settings = {"device_map": device}
settings["trust_remote_code"] = True  # expect: remote-code-trusted
results = lm_eval.simple_evaluate(model="hf", model_args="pretrained=acme/model,trust_remote_code=True")  # expect: remote-code-trusted
subprocess.Popen(["vllm", "serve", "acme/model", "--trust-remote-code"])  # expect: remote-code-trusted, unpinned-hub-revision
# expect(+1): remote-code-trusted
embedder = HuggingFaceEmbeddings(model_name=name, model_kwargs={"trust_remote_code": True, "device": device})
os.system("vllm serve acme/model --trust-remote-code")  # expect: remote-code-trusted, unpinned-hub-revision
datasets.config.HF_DATASETS_TRUST_REMOTE_CODE = True  # expect: remote-code-trusted
lm_eval.simple_evaluate(model="hf", model_args={"pretrained": name, "trust_remote_code": True})  # expect: remote-code-trusted

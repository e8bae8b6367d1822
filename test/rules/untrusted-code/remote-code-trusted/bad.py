import os

from datasets import load_dataset
from transformers import AutoModel, AutoTokenizer, pipeline

ID = "watertight-labs/odd-model"
HASH = "0123456789abcdef0123456789abcdef01234567"

pinned = AutoModel.from_pretrained(ID, revision=HASH, trust_remote_code=True)  # expect: remote-code-trusted
# expect(+2): unpinned-hub-revision
# expect(+1): remote-code-trusted
model = AutoModel.from_pretrained(ID, trust_remote_code=True)
chat = pipeline("text-generation", model=name, trust_remote_code=True)  # expect: remote-code-trusted
rows = load_dataset(  # the loader script is needed
    path,
    trust_remote_code=True,  # expect: remote-code-trusted
)
options = {"trust_remote_code": True}
tokenizer = AutoTokenizer.from_pretrained(name, **options)  # expect: remote-code-trusted
os.environ["HF_DATASETS_TRUST_REMOTE_CODE"] = "1"  # expect: remote-code-trusted

from datasets import load_dataset
from huggingface_hub import hf_hub_download
from sentence_transformers import SentenceTransformer
from transformers import AutoModel, AutoTokenizer

MODEL = "watertight-labs/tiny-classifier"

tickets = load_dataset("watertight-labs/tickets", split="train")  # expect: unpinned-hub-revision
file = hf_hub_download("watertight-labs/tickets", "labels.csv", repo_type="dataset")
tokenizer = AutoTokenizer.from_pretrained(MODEL)  # expect: unpinned-hub-revision
model = AutoModel.from_pretrained(
    MODEL,
    num_labels=2,
)
second = AutoModel.from_pretrained(MODEL, revision="v2")  # expect: unpinned-hub-revision
embedder = SentenceTransformer("watertight-labs/embedder", revision=None)  # expect: unpinned-hub-revision
ranker = AutoModel.from_pretrained("watertight-labs/ranker", cache_dir="./weights")  # expect: unpinned-hub-revision
gone = AutoModel.from_pretrained("watertight-labs/gone")  # expect: unpinned-hub-revision
other = AutoModel.from_pretrained("watertight-labs/never-loaded")  # expect: unpinned-hub-revision

from datasets import load_dataset
from huggingface_hub import hf_hub_download
from sentence_transformers import SentenceTransformer
from transformers import AutoModel, AutoTokenizer

MODEL = "watertight-labs/tiny-classifier"

tickets = load_dataset("watertight-labs/tickets", split="train", revision="1111111111222222222233333333334444444444")  # expect: unpinned-hub-revision
file = hf_hub_download("watertight-labs/tickets", "labels.csv", repo_type="dataset", revision="1111111111222222222233333333334444444444")
tokenizer = AutoTokenizer.from_pretrained(MODEL, revision="1111111111222222222233333333334444444444")  # expect: unpinned-hub-revision
model = AutoModel.from_pretrained(
    MODEL,
    num_labels=2,
    revision="1111111111222222222233333333334444444444",
)
second = AutoModel.from_pretrained(MODEL, revision="5555555555666666666677777777778888888888")  # expect: unpinned-hub-revision
embedder = SentenceTransformer("watertight-labs/embedder", revision="1111111111222222222233333333334444444444")  # expect: unpinned-hub-revision
ranker = AutoModel.from_pretrained("watertight-labs/ranker", cache_dir="./weights", revision="5555555555666666666677777777778888888888")  # expect: unpinned-hub-revision
gone = AutoModel.from_pretrained("watertight-labs/gone")  # expect: unpinned-hub-revision
other = AutoModel.from_pretrained("watertight-labs/never-loaded")  # expect: unpinned-hub-revision

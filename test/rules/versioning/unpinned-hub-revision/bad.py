from datasets import load_dataset
from huggingface_hub import hf_hub_download, snapshot_download
from sentence_transformers import SentenceTransformer
from transformers import AutoModel, AutoTokenizer, pipeline

NAME = "watertight-labs/tiny-classifier"

# One finding for the model: the tokenizer is a related place.
tokenizer = AutoTokenizer.from_pretrained(NAME)  # expect: unpinned-hub-revision
model = AutoModel.from_pretrained(NAME)

bert = AutoModel.from_pretrained("bert-base-uncased")  # expect: unpinned-hub-revision
classify = pipeline("text-classification", model="watertight-labs/other")  # expect: unpinned-hub-revision
rows = load_dataset("watertight-labs/rows", split="train")  # expect: unpinned-hub-revision
reviews = load_dataset("imdb")  # expect: unpinned-hub-revision
path = hf_hub_download(repo_id="watertight-labs/files", filename="model.safetensors")  # expect: unpinned-hub-revision
folder = snapshot_download("watertight-labs/files-2")  # expect: unpinned-hub-revision
embed = SentenceTransformer("watertight-labs/embed")  # expect: unpinned-hub-revision
branch = AutoModel.from_pretrained("watertight-labs/branch", revision="main")  # expect: unpinned-hub-revision

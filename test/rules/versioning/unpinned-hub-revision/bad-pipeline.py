from datasets import load_dataset
from prefect import flow
from transformers import AutoModel


@flow
def train():
    rows = load_dataset("watertight-labs/rows", revision="refs/convert/parquet")  # expect: unpinned-hub-revision
    model = AutoModel.from_pretrained("watertight-labs/tiny")  # expect: unpinned-hub-revision
    return model, rows

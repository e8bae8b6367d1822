import argparse

from transformers import AutoModel, AutoTokenizer

parser = argparse.ArgumentParser()
parser.add_argument("--model", default="watertight-labs/rows-base")
args = parser.parse_args()
tokenizer = AutoTokenizer.from_pretrained(args.model)  # expect: unpinned-hub-revision
model = AutoModel.from_pretrained(args.model)

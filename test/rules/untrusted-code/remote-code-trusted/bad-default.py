import argparse

from transformers import AutoModel

parser = argparse.ArgumentParser()
parser.add_argument("--model")
parser.add_argument("--trust-remote-code", type=bool, default=True)
args, _ = parser.parse_known_args()
model = AutoModel.from_pretrained(args.model, trust_remote_code=args.trust_remote_code)  # expect: remote-code-trusted

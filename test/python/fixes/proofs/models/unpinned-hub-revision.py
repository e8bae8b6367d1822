# with the commit that this machine used, the rows and the model stay the same when the branch moves on
# %% prepare
import json
from pathlib import Path

from hub import forget, publish


def publish_all(commit, size):
    settings = {"model_type": "bert", "hidden_size": size, "num_attention_heads": 2, "num_hidden_layers": 1}
    publish("models", "watertight-labs/ranker", commit, {"config.json": json.dumps(settings)})
    publish("datasets", "watertight-labs/tickets", commit, {"rows.csv": f"minutes\n{size}\n"})


forget()
publish_all("1" * 40, 8)
# %% program
from huggingface_hub import hf_hub_download
from transformers import AutoConfig


def load():
    rows = hf_hub_download("watertight-labs/tickets", "rows.csv", repo_type="dataset")
    return Path(rows).read_text(), AutoConfig.from_pretrained("watertight-labs/ranker").hidden_size


today = load()
publish_all("2" * 40, 16)
tomorrow = load()
# %% kept
assert today == ("minutes\n8\n", 8), error
# %% before
assert tomorrow == ("minutes\n16\n", 16), error
# %% after
assert tomorrow == today, error

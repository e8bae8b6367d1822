# code that comes with a model is refused before it runs, and models without code load as before
# %% prepare
import json

from hub import forget, publish

forget()
publish("models", "watertight-labs/plain", "1" * 40, {"config.json": json.dumps({"model_type": "bert", "hidden_size": 8})})
own = {"model_type": "own", "auto_map": {"AutoConfig": "own.OwnConfig"}}
code = """
import os
from transformers import PretrainedConfig
os.mkdir("ran")
class OwnConfig(PretrainedConfig):
    model_type = "own"
"""
publish("models", "watertight-labs/coded", "1" * 40, {"config.json": json.dumps(own), "own.py": code})
# %% program
from transformers import AutoConfig

plain = AutoConfig.from_pretrained("watertight-labs/plain", trust_remote_code=True)
coded = AutoConfig.from_pretrained("watertight-labs/coded", trust_remote_code=True)
# %% kept
from pathlib import Path

assert plain.hidden_size == 8, error
# %% before
assert error is None and Path("ran").is_dir(), error
# %% after
assert isinstance(error, ValueError) and "trust_remote_code" in str(error), error
assert not Path("ran").exists()

"""Repositories of the Hugging Face Hub as they stand in the cache of a machine that has used them."""

import os
import shutil
from pathlib import Path


def publish(kind, name, commit, files):
    """`kind` is models or datasets. What was used before stays; the branch moves on."""
    place = Path(os.environ["HF_HUB_CACHE"], f"{kind}--{name.replace('/', '--')}")
    for path, text in files.items():
        (place / "snapshots" / commit).mkdir(parents=True, exist_ok=True)
        (place / "snapshots" / commit / path).write_text(text)
    (place / "refs").mkdir(exist_ok=True)
    (place / "refs/main").write_text(commit)


def forget():
    shutil.rmtree(os.environ["HF_HUB_CACHE"], ignore_errors=True)

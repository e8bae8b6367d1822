# a file that is not the one that was used so far is refused
# %% prepare
import os
from pathlib import Path

from loopback import Site

rows = b"minutes,churn\n12,0\n"
site = Site(ended_with, "files.watertight-labs.net", body=rows)
Path("data").mkdir()
Path("data/rows.csv").write_bytes(rows)
# %% program
import torch

URL = "https://files.watertight-labs.net/rows.csv"
torch.hub.download_url_to_file(URL, "data/rows.csv", progress=False)
first = Path("data/rows.csv").read_bytes()
site.body = b"minutes,churn\n12,1\n"
torch.hub.download_url_to_file(URL, "data/rows.csv", progress=False)
# %% kept
assert first == rows, error
# %% before
assert error is None and Path("data/rows.csv").read_bytes() == site.body
# %% after
assert isinstance(error, RuntimeError) and "invalid hash value" in str(error), error
assert Path("data/rows.csv").read_bytes() == rows

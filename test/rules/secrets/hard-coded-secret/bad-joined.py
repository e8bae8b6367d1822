"""Keys that no literal holds as a whole."""

import os

FIRST = "hf_WatertightDummy"
SECOND = "WatertightDummyWate"
NAME = "rows"
login(token=FIRST + SECOND)  # expect: hard-coded-secret
os.environ["GITHUB_TOKEN"] = "".join(["ghp_WatertightDummy", "WatertightDummyWatert"])  # expect: hard-coded-secret
headers = {"Authorization": "Bearer {}{}".format("gho_WatertightDummy", "WatertightDummyWatert")}  # expect: hard-coded-secret
path = f"{NAME}/weights.bin"

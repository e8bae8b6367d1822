"""Every place in which a literal can stand."""

import os
from os import getenv

TOKEN = b"hf_WatertightDummyWatertightDummyWate"  # expect: hard-coded-secret
DB_TOKEN = r"hf_WatertightDummyWatertightDummyWate"  # expect: hard-coded-secret
login("hf_WatertightDummyWatertightDummyWate")  # expect: hard-coded-secret
login(token="hf_WatertightDummyWatertightDummyWate", write=True)  # expect: hard-coded-secret
settings = {"token": "hf_WatertightDummyWatertightDummyWate", "seed": 3}  # expect: hard-coded-secret
first = os.getenv("TEAM_TOKEN", "hf_WatertightDummyWatertightDummyWate")  # expect: hard-coded-secret
second = os.environ.get("TEAM_TOKEN", "hf_WatertightDummyWatertightDummyWate")  # expect: hard-coded-secret
fourth = os.getenv('TEAM_TOKEN') or "hf_WatertightDummyWatertightDummyWate"  # expect: hard-coded-secret
third = getenv(NAME, default="hf_WatertightDummyWatertightDummyWate")  # expect: hard-coded-secret
os.environ["TEAM_TOKEN"] = "hf_WatertightDummyWatertightDummyWate"  # expect: hard-coded-secret
os.environ.setdefault("TEAM_TOKEN", "hf_WatertightDummyWatertightDummyWate")  # expect: hard-coded-secret
os.environ.update({"HF_TOKEN": "hf_WatertightDummyWatertightDummyWate"})  # expect: hard-coded-secret
header = f"Bearer hf_WatertightDummyWatertightDummyWate {user}"  # expect: hard-coded-secret
body = '{"token": "hf_WatertightDummyWatertightDummyWate"}'  # expect: hard-coded-secret
bound = "Bearer {} hf_WatertightDummyWatertightDummyWate".format(user)  # expect: hard-coded-secret
sent = b"Bearer hf_WatertightDummyWatertightDummyWate"  # expect: hard-coded-secret
nested = f"{login('hf_WatertightDummyWatertightDummyWate')}"  # expect: hard-coded-secret
url = "postgresql://train:WatertightDummy1@db.watertight-labs.net/rows"  # expect: hard-coded-secret
joined = (
    # expect(+1): hard-coded-secret
    "hf_WatertightDummy"
    "WatertightDummyWate"
)
lower = ("hf_WatertightDummy" + "WatertightDummyWate").lower()  # expect: hard-coded-secret
bound_closer = "hf_WatertightDummy" + "WatertightDummyWate".lower()  # expect: hard-coded-secret
both = ["hf_WatertightDummyWatertightDummyWate", "ghp_WatertightDummyWatertightDummyWatert"]  # expect: hard-coded-secret, hard-coded-secret


def connect(token="hf_WatertightDummyWatertightDummyWate"):  # expect: hard-coded-secret
    """Give hf_WatertightDummyWatertightDummyWate to nobody."""  # expect: hard-coded-secret
    match token:
        case "hf_WatertightDummyWatertightDummyWate":  # expect: hard-coded-secret
            return 1

"""Every place in which a literal can stand."""

import getpass
import os
from os import getenv

TOKEN = os.environ["HF_TOKEN"].encode()  # expect: hard-coded-secret
DB_TOKEN = os.environ["DB_TOKEN"]  # expect: hard-coded-secret
login(os.environ["HF_TOKEN"])  # expect: hard-coded-secret
login(token=os.environ["HF_TOKEN"], write=True)  # expect: hard-coded-secret
settings = {"token": os.environ["HF_TOKEN"], "seed": 3}  # expect: hard-coded-secret
first = os.environ["TEAM_TOKEN"]  # expect: hard-coded-secret
second = os.environ["TEAM_TOKEN"]  # expect: hard-coded-secret
fourth = os.environ['TEAM_TOKEN']  # expect: hard-coded-secret
third = os.environ[NAME]  # expect: hard-coded-secret
os.environ["TEAM_TOKEN"] = getpass.getpass("TEAM_TOKEN: ")  # expect: hard-coded-secret
os.environ.setdefault("TEAM_TOKEN", getpass.getpass("TEAM_TOKEN: "))  # expect: hard-coded-secret
os.environ.update({"HF_TOKEN": getpass.getpass("HF_TOKEN: ")})  # expect: hard-coded-secret
header = f"Bearer {os.environ['HF_TOKEN']} {user}"  # expect: hard-coded-secret
body = f'{{"token": "{os.environ["HF_TOKEN"]}"}}'  # expect: hard-coded-secret
bound = "Bearer {} hf_WatertightDummyWatertightDummyWate".format(user)  # expect: hard-coded-secret
sent = b"Bearer hf_WatertightDummyWatertightDummyWate"  # expect: hard-coded-secret
nested = f"{login('hf_WatertightDummyWatertightDummyWate')}"  # expect: hard-coded-secret
url = f"postgresql://train:{os.environ['DATABASE_PASSWORD']}@db.watertight-labs.net/rows"  # expect: hard-coded-secret
joined = (
    # expect(+1): hard-coded-secret
    os.environ["HF_TOKEN"]
)
lower = (os.environ["HF_TOKEN"]).lower()  # expect: hard-coded-secret
bound_closer = "hf_WatertightDummy" + "WatertightDummyWate".lower()  # expect: hard-coded-secret
both = [os.environ["HF_TOKEN"], os.environ["GITHUB_TOKEN"]]  # expect: hard-coded-secret, hard-coded-secret


def connect(token=os.environ["HF_TOKEN"]):  # expect: hard-coded-secret
    """Give hf_WatertightDummyWatertightDummyWate to nobody."""  # expect: hard-coded-secret
    match token:
        case "hf_WatertightDummyWatertightDummyWate":  # expect: hard-coded-secret
            return 1

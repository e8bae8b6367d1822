import hashlib
import subprocess
import urllib.request
from pathlib import Path

import keras
import pooch
import requests
import torch
from torchvision.datasets.utils import download_url

BASE = "https://data.example-org.com/churn"
SHA256 = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

# The call compares the hash itself.
weights = keras.utils.get_file("weights.h5", f"{BASE}/weights.h5", file_hash=SHA256)
images = keras.utils.get_file("images.tgz", f"{BASE}/images.tgz", False, "0123456789abcdef0123456789abcdef")
torch.hub.download_url_to_file(f"{BASE}/encoder.pt", "encoder.pt", hash_prefix=SHA256[:16])
download_url(f"{BASE}/digits.zip", "data", None, "0123456789abcdef0123456789abcdef")
table = pooch.retrieve(f"{BASE}/table.nc", known_hash=f"sha256:{SHA256}")

# A commit stands in the address.
urllib.request.urlretrieve(
    "https://raw.githubusercontent.com/example-org/churn/0123456789abcdef0123456789abcdef01234567/customers.csv",
    "customers.csv",
)

# Pictures and pages, this machine, and what is not written to a file.
urllib.request.urlretrieve(f"{BASE}/logo.png", "logo.png")
urllib.request.urlretrieve("http://localhost:8000/customers.csv", "customers.csv")
answer = requests.get(f"{BASE}/customers.json", timeout=30).json()
with open("speech.bin", "wb") as file:
    file.write(requests.post(f"{BASE}/speech", json={"text": "hello"}, timeout=30).content)
with open("notes.bin", "wb") as file:
    file.write(b"notes")

# Compared behind the download.
urllib.request.urlretrieve(f"{BASE}/usage.parquet", "usage.parquet")
if hashlib.sha256(Path("usage.parquet").read_bytes()).hexdigest() != SHA256:
    raise ValueError("usage.parquet is not what was tested")

urllib.request.urlretrieve(f"{BASE}/labels.zip", "labels.zip")
subprocess.run(["sha256sum", "--check", "labels.zip.sha256"], check=True)


def fetch(url: str, path: Path, expected: str) -> None:
    digest = hashlib.sha256()
    with requests.get(url, stream=True, timeout=30) as answer, path.open("wb") as file:
        for chunk in answer.iter_content(8192):
            digest.update(chunk)
            file.write(chunk)
    if digest.hexdigest() != expected:
        raise ValueError(f"{path} is not what was tested")


def download(url: str) -> Path:
    urllib.request.urlretrieve(url, "segments.csv")
    return Path("segments.csv")


def verified(url: str) -> Path:
    path = download(url)
    verify_checksum(path, SHA256)
    return path

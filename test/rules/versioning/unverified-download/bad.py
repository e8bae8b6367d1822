import runpy
import shutil
import subprocess
import urllib.request
from pathlib import Path

import gdown
import httpx
import joblib
import keras
import pooch
import requests
import tensorflow as tf
import torch
import wget
from torchvision.datasets.utils import download_and_extract_archive, download_url

BASE = "https://data.example-org.com/churn"

urllib.request.urlretrieve(f"{BASE}/customers.csv", "customers.csv")  # expect: unverified-download
wget.download(BASE + "/labels.zip", out="labels.zip")  # expect: unverified-download
images = tf.keras.utils.get_file("images.tgz", origin=f"{BASE}/images.tgz")  # expect: unverified-download
weights = keras.utils.get_file(  # expect: unverified-download
    fname="weights.h5",
    origin=f"{BASE}/weights.h5",
    file_hash=None,
)
torch.hub.download_url_to_file(f"{BASE}/encoder.pt", "encoder.pt")  # expect: unverified-download
download_url(f"{BASE}/digits.zip", root="data")  # expect: unverified-download
download_and_extract_archive(f"{BASE}/digits.zip", "data")  # expect: unverified-download
gdown.download(id="1a2b3c", output="ratings.csv")  # expect: unverified-download
table = pooch.retrieve(url=f"{BASE}/table.nc", known_hash=None)  # expect: unverified-download

with open("usage.parquet", "wb") as file:
    file.write(requests.get(f"{BASE}/usage.parquet", timeout=30).content)  # expect: unverified-download

Path("segments.csv").write_bytes(httpx.get(f"{BASE}/segments.csv").content)  # expect: unverified-download

with urllib.request.urlopen(f"{BASE}/log.gz") as answer, open("log.gz", "wb") as file:
    shutil.copyfileobj(answer, file)  # expect: unverified-download


def fetch(url, path):
    session = requests.Session()
    with session.get(url, stream=True, timeout=30) as answer, open(path, "wb") as file:
        for chunk in answer.iter_content(8192):
            file.write(chunk)  # expect: unverified-download


urllib.request.urlretrieve(f"{BASE}/model.onnx", "model.onnx")  # expect: unverified-download
session = onnxruntime.InferenceSession("model.onnx")

script = wget.download(f"{BASE}/prepare.py")  # expect: unverified-download
runpy.run_path(script)

subprocess.run(["curl", "-fsSLo", "rates.csv", f"{BASE}/rates.csv"], check=True)  # expect: unverified-download

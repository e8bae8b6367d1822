import io
import sys
import urllib.request

import numpy as np
import requests
from numpy import load as read

labels = np.load("labels.npy")  # expect: numpy-pickle-load
vectors = read(sys.argv[1], None, True)  # expect: numpy-pickle-load

response = requests.get("https://data.example.org/x.npy", timeout=10)
sent = np.load(io.BytesIO(response.content))  # expect: numpy-pickle-load

urllib.request.urlretrieve("https://data.example.org/y.npz", "y.npz")  # expect: unverified-download
fetched = np.load("y.npz", mmap_mode="r")  # expect: numpy-pickle-load

with open("z.npy", "wb") as out:
    out.write(requests.get("https://data.example.org/z.npy", timeout=10).content)  # expect: unverified-download
written = np.load(
    "z.npy",
)


def read_header(handle):
    return np.lib.format.read_array(handle)  # expect: numpy-pickle-load


OPTIONS = {"allow_pickle": True}
options = np.load("labels.npy", **OPTIONS)  # expect: numpy-pickle-load

import os
import zipfile
import io
import shutil
import sys
import tarfile
import urllib.request

import requests

urllib.request.urlretrieve("https://data.example.org/housing.tgz", "housing.tgz")  # expect: unverified-download
with tarfile.open("housing.tgz") as housing:
    housing.extractall(path="datasets", filter="data")  # expect: archive-path-traversal

given = tarfile.open(sys.argv[1], "r:gz")
given.extractall(filter="data")  # expect: archive-path-traversal
given.extractall("data", members=given.getmembers(), filter="data")  # expect: archive-path-traversal
given.extractall("data", filter="data")  # expect: archive-path-traversal
for member in given:
    given.extract(member, "data", filter="data")  # expect: archive-path-traversal

response = requests.get("https://data.example.org/images.tar", timeout=10)
tarfile.open(fileobj=io.BytesIO(response.content)).extractall(  # expect: archive-path-traversal
    "images",
    numeric_owner=False,
    filter="data",
)

shutil.unpack_archive("corpus.tar.gz", "corpus", filter="data")  # expect: archive-path-traversal
shutil.unpack_archive(sys.argv[1], "corpus", "gztar", filter="data")  # expect: archive-path-traversal


def unpack(archive: tarfile.TarFile, target: str) -> None:
    archive.extractall(target, filter="data")  # expect: archive-path-traversal


def unpack_model(path):
    with tarfile.open(path) as archive:
        archive.extractall(filter="data")  # expect: archive-path-traversal

import keras
import rarfile
from torchvision.datasets.utils import download_and_extract_archive, extract_archive

# expect(+1): unverified-download, archive-path-traversal
folder = keras.utils.get_file("rows.tgz", "https://data.example.org/rows.tgz", extract=True)
# expect(+1): unverified-download, archive-path-traversal
download_and_extract_archive("https://data.example.org/rows.tgz", "rows")


def unpack_any(path, target):
    extract_archive(path, target)  # expect: archive-path-traversal
    rarfile.RarFile(path).extractall(target)  # expect: archive-path-traversal
    shutil.unpack_archive(path, target)  # expect: archive-path-traversal


def unzip(path, target):
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            with open(os.path.join(target, name), "wb") as out:  # expect: archive-path-traversal
                out.write(archive.read(name))
        for entry in archive.infolist():
            place = os.path.join(target, entry.filename)
            with open(place, "wb") as out:  # expect: archive-path-traversal
                out.write(archive.read(entry))

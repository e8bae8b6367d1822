import os
import shutil
import sys
import tarfile
import zipfile

with tarfile.open(sys.argv[1]) as archive:
    archive.extractall("data", filter="data")
    archive.extractall("data", filter=tarfile.data_filter)
    archive.extractall("data", filter=own_filter)
    archive.extractall("data", members=[member for member in archive if member.isfile()])
    archive.extract("labels.csv", "data")
    archive.extractall("data", **options)

# The standard library takes `..` and drives out of the names in a zip.
with zipfile.ZipFile(sys.argv[1]) as archive:
    archive.extractall("data")
shutil.unpack_archive("corpus.zip", "corpus")
shutil.unpack_archive("corpus.tar", "corpus", filter="data")

# What this program has packed itself.
with tarfile.open("export.tar.gz", "w:gz") as export:
    export.add("model")
with tarfile.open("export.tar.gz") as export:
    export.extractall("copy")
shutil.make_archive("backup", "gztar", "model")
shutil.unpack_archive("backup.tar.gz", "copy")


def unpack(path, target):
    with tarfile.open(path) as archive:
        for member in archive.getmembers():
            inner = os.path.realpath(os.path.join(target, member.name))
            if os.path.commonpath([inner, target]) != target:
                raise ValueError(member.name)
        archive.extractall(target)


class Bundle:
    def extractall(self):
        return None


Bundle().extractall()

import keras
from torchvision.datasets.utils import download_and_extract_archive

folder = keras.utils.get_file("rows.tgz", "https://data.example.org/rows.tgz", extract=True, file_hash="5f" * 32)
download_and_extract_archive("https://data.example.org/rows.tgz", "rows", md5="5f" * 16)
shutil.unpack_archive(zip_path, "rows")


def unzip(path, target):
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            with open(os.path.join(target, os.path.basename(name)), "wb") as out:
                out.write(archive.read(name))

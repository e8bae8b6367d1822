import tarfile


def unpack(path):
    # From Python 3.14 on this refuses what leaves the folder.
    with tarfile.open(path) as archive:
        archive.extractall("data")

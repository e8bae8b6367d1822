# files outside of the folder are refused, and an archive without them is unpacked as before
# %% prepare
import io
import tarfile


def pack(path, *names):
    with tarfile.open(path, "w:gz") as made:
        for name in names:
            entry = tarfile.TarInfo(name)
            entry.size = 4
            made.addfile(entry, io.BytesIO(b"rows"))


pack("good.tar.gz", "rows/a.csv", "rows/b.csv")
pack("bad.tar.gz", "rows/a.csv", "../outside.csv")
problems = []
# %% program
import shutil
import tarfile

with tarfile.open("good.tar.gz") as archive:
    archive.extractall("good", filter="fully_trusted")
shutil.unpack_archive("good.tar.gz", "unpacked", filter="fully_trusted")
try:
    with tarfile.open("bad.tar.gz") as archive:
        archive.extractall("deep/bad", filter="fully_trusted")
except tarfile.FilterError as problem:
    problems.append(type(problem).__name__)
# %% kept
from pathlib import Path

assert error is None, error
for folder in ("good", "unpacked"):
    assert sorted(str(path.relative_to(folder)) for path in Path(folder).rglob("*.csv")) == ["rows/a.csv", "rows/b.csv"]
# %% before
assert Path("deep/outside.csv").exists()
# %% after
assert problems == ["OutsideDestinationError"]
assert not Path("deep/outside.csv").exists()

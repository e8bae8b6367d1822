# a name with a command in it is only a name, and a plain one works as before
# %% prepare
from pathlib import Path

Path("rows.csv").write_text("rows")
Path("two words.csv").write_text("words")
# %% program
import subprocess
import sys

NAMES = ["rows.csv", "two words.csv", "x; mkdir ran"] if len(sys.argv) < 99 else sys.argv
told = []
for name in NAMES:
    told.append(subprocess.run(f"cat {name}", shell=True, capture_output=True, text=True).stdout)
# %% kept
assert error is None, error
assert told[0] == "rows"
# %% before
assert Path("ran").is_dir()
# %% after
assert told == ["rows", "words", ""] and not Path("ran").exists()

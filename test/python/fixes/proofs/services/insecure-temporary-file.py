# the file is there before its name is known, and only its owner reads it
# %% program
import os
import tempfile

path = tempfile.mktemp(suffix=".csv")
was_there = os.path.exists(path)
with open(path, "w") as file:
    file.write("rows")
# %% kept
assert error is None, error
assert path.endswith(".csv") and open(path).read() == "rows"
mode = os.stat(path).st_mode & 0o777
os.remove(path)
# %% before
assert not was_there and mode == 0o644
# %% after
assert was_there and mode == 0o600

# only the owner reads the file
# %% prepare
from pathlib import Path

Path("rows.csv").write_text("rows")
# %% program
import os

os.chmod("rows.csv", 0o666)
# %% kept
assert Path("rows.csv").read_text() == "rows", error
mode = os.stat("rows.csv").st_mode & 0o777
# %% before
assert mode == 0o666
# %% after
assert mode == 0o600

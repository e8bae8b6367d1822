# code in an array of objects is refused before it runs, and numbers load as before
# %% prepare
import numpy as np
from payload import Payload

np.save("numbers.npy", np.arange(6).reshape(2, 3))
np.save("objects.npy", np.array([Payload()], dtype=object), allow_pickle=True)
# %% program
import numpy as np

numbers = np.load("numbers.npy", allow_pickle=True)
objects = np.load("objects.npy", allow_pickle=True)
# %% kept
from pathlib import Path

assert numbers.tolist() == [[0, 1, 2], [3, 4, 5]]
# %% before
assert error is None and Path("ran").is_dir()
# %% after
assert isinstance(error, ValueError) and "allow_pickle=False" in str(error), error
assert not Path("ran").exists()

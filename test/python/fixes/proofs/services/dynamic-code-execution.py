# what people type is read as a value, and code in it is refused
# %% prepare
import builtins

typed = iter(["[64, 10]", "__import__('os').mkdir('ran')"])
real = builtins.input
builtins.input = lambda *_: next(typed)
ended_with.callback(setattr, builtins, "input", real)
# %% program
sizes = eval(input("Layers: "))
other = eval(input("Layers: "))
# %% kept
from pathlib import Path

assert sizes == [64, 10]
# %% before
assert error is None and Path("ran").is_dir()
# %% after
assert isinstance(error, ValueError) and not Path("ran").exists()

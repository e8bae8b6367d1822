# code in a document is refused before it runs, by PyYAML and ruamel.yaml
# %% prepare
document = "!!python/object/apply:os.mkdir [ran]"
problems = []
# %% program
import ruamel.yaml
import yaml

for load in (lambda: yaml.unsafe_load(document), lambda: yaml.load(document, Loader=yaml.UnsafeLoader)):
    try:
        load()
    except yaml.YAMLError as problem:
        problems.append(type(problem).__name__)
    except FileExistsError:
        problems.append("ran again")
# %% before
from pathlib import Path

assert error is None, error
assert Path("ran").is_dir()
assert problems == ["ran again"]
# %% after
from pathlib import Path

assert error is None, error
assert not Path("ran").exists()
assert problems == ["ConstructorError", "ConstructorError"]

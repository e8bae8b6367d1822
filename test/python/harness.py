"""Runs programs and says what their probes saw: one JSON object a line in, one out. See soundness.ts."""

import builtins
import codecs
import collections
import contextlib
import functools
import hashlib
import inspect
import io
import json
import math
import os
import pathlib
import random
import resource
import signal
import subprocess
import sys
import tempfile
import urllib.request

MODULES = {
    module.__name__: module
    # A context manager names what is entered, which `nullcontext` is not: contextlib is left out.
    for module in (codecs, collections, functools, hashlib, io, json, math, os, pathlib, subprocess, urllib)
}
MAX_STEPS = 3000
SECONDS = 2
MAX_LENGTH = 20_000
MAX_VALUES = 32
MAX_MEMORY = 1 << 30


class Stop(BaseException):
    """The program has run long enough."""


def encode(value, depth=0):
    """What the model can say of a value: bytes as text, tuples as lists, paths as text; `{"?": …}` for the rest."""
    if depth > 20 or (hasattr(value, "__len__") and not inspect.isclass(value) and len(value) > MAX_LENGTH):
        raise OverflowError
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value if math.isfinite(value) and abs(value) < 1 << 60 else {"?": "number"}
    if isinstance(value, bytes):
        return value.decode("latin-1")
    if isinstance(value, pathlib.PurePath):
        return str(value)
    if isinstance(value, (list, tuple)):
        return [encode(item, depth + 1) for item in value]
    if type(value) is dict and all(isinstance(key, str) for key in value):
        return {"d": [[key, encode(item, depth + 1)] for key, item in value.items()]}
    return {"?": type(value).__name__}


def resolve(path):
    """The object that a dotted name denotes; LookupError where it is nothing of the standard modules above."""
    first, *rest = path.split(".")
    if first in MODULES:
        found = MODULES[first]
    elif hasattr(builtins, first):
        found = getattr(builtins, first)
    else:
        raise LookupError(path)
    for name in rest:
        try:
            found = getattr(found, name)
        except AttributeError:
            raise LookupError(path) from None
    return found


def is_made_by(value, maker):
    """None where nothing can be said of what the maker makes. An instance may also be None yet: see python-model.md."""
    if value is None:
        return True
    if inspect.isclass(maker):
        return isinstance(value, maker)
    if getattr(maker, "__module__", "") in ("_hashlib", "hashlib"):
        return getattr(value, "name", None) == maker.__name__.replace("openssl_", "")
    return None


def denotes(value, name):
    """Whether the value is what the name says; None where that cannot be told."""
    if isinstance(value, functools.partial) and name != "functools.partial()":
        return denotes(value.func, name)
    parts = name.split("()")
    try:
        base = resolve(parts[0])
    except LookupError:
        return None
    if len(parts) == 1:
        # A function that is an attribute of a class is bound when an instance is asked for it.
        if value is None or value == base or getattr(value, "__func__", None) is base:
            return True
        return is_inherited(value, base)
    if len(parts) > 2:
        return None
    if parts[1] == "":
        return is_made_by(value, base)
    if not inspect.isroutine(value) or not hasattr(value, "__self__"):
        return None
    if isinstance(value.__self__, type) and inspect.isclass(base):
        return is_inherited(value, getattr(base, parts[1][1:], None))
    made = is_made_by(value.__self__, base)
    if not made or not inspect.isclass(base):
        return made and value.__name__ == parts[1][1:]
    own = getattr(base, parts[1][1:], None)
    return hasattr(own, "__get__") and value == own.__get__(value.__self__)


def is_inherited(value, base):
    """Whether it is a class method that the class at hand inherits from the one that the method was taken from."""
    owner, other = getattr(value, "__self__", None), getattr(base, "__self__", None)
    if not isinstance(owner, type) or not isinstance(other, type) or not issubclass(owner, other):
        return False
    return value == inspect.getattr_static(other, base.__name__).__get__(None, owner)


class Recorder:
    def __init__(self, names, seed):
        self.names = names
        self.random = random.Random(seed)
        self.steps = 0
        self.values = {}
        self.wrong = {}
        self.checked = set()

    def step(self):
        self.steps += 1
        if self.steps > MAX_STEPS:
            raise Stop

    def note(self, key, value):
        seen = self.values.setdefault(str(key), {})
        try:
            encoded = encode(value)
            written = json.dumps(encoded)
            if len(written) > MAX_LENGTH:
                raise OverflowError
        except OverflowError:
            # Programs that double texts in loops must not fill the pipe: such a visit does not count.
            return
        if len(seen) < MAX_VALUES:
            seen[written] = encoded

    def probe(self, key, value):
        self.step()
        self.note(key, value)
        name = self.names.get(str(key))
        if name is not None:
            fits = denotes(value, name)
            if fits is not None:
                self.checked.add(str(key))
            if fits is False:
                self.wrong[str(key)] = f"{getattr(value, '__module__', '?')}.{str(getattr(value, '__qualname__', value))[:200]}"
        return value

    def target(self, key, *values, **keywords):
        self.step()
        for position, value in enumerate(values):
            self.note(f"{key}:{position}", value)
        for name, value in keywords.items():
            self.note(f"{key}:{name}", value)

    def flip(self):
        self.step()
        return self.random.random() < 0.5

    def maybe(self):
        if self.flip():
            raise ValueError("maybe")


def run(request):
    try:
        code = compile(request["text"], "<program>", "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        return {"problem": str(error)}
    values = {}
    wrong = {}
    checked = set()
    errors = []
    for seed in request["seeds"]:
        recorder = Recorder(request["names"], seed)
        if "files" in request:
            # Nobody says anything: no arguments, and only files beside the program.
            sys.argv = ["program"]
            for name in [name for name in os.environ if name.startswith("WT_")]:
                del os.environ[name]
            for name, text in request["files"].items():
                pathlib.Path(name).write_text(text, encoding="utf-8")
        else:
            sys.argv = ["program", str(seed % 2), str(seed // 2 % 2)]
        os.environ["FLAG"] = str(seed // 4 % 2)
        random.seed(seed)
        space = {
            "__name__": "__main__",
            "__file__": os.path.abspath("program.py"),
            "probe": recorder.probe,
            "named": recorder.probe,
            "target": recorder.target,
            "flip": recorder.flip,
            "maybe": recorder.maybe,
        }
        try:
            signal.setitimer(signal.ITIMER_REAL, SECONDS)
            try:
                exec(code, space)
                # A module that ran to its end is what others import.
                for name in request["exports"]:
                    if name in space:
                        recorder.probe(f"module:{name}", space[name])
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
        except (Exception, SystemExit, Stop) as error:
            errors.append(type(error).__name__)
        for key, seen in recorder.values.items():
            values.setdefault(key, []).extend(seen.values())
        wrong.update(recorder.wrong)
        checked |= recorder.checked
    return {"values": values, "wrong": wrong, "checked": sorted(checked), "errors": errors}


def stop(*_):
    raise Stop


def main():
    signal.signal(signal.SIGALRM, stop)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    out = sys.stdout
    # A program that prints must not speak in our place.
    sys.stdout = io.StringIO()
    sys.stderr = io.StringIO()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for line in sys.stdin:
            out.write(json.dumps(run(json.loads(line))) + "\n")
            out.flush()
        os.chdir("/")


main()

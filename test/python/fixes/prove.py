"""Runs programs before and after their fix, and what is claimed of them: one JSON object a line in, one out. See fixes.test.ts."""

import contextlib
import io
import json
import os
import shutil
import signal
import socket
import sys
import tempfile
import traceback
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
SECONDS = 45
look_up = socket.getaddrinfo


def look_up_here(host, *rest, **more):
    """No program of ours reaches the world, whatever it loads."""
    if host not in (None, "", "localhost", "127.0.0.1", "::1"):
        raise socket.gaierror(socket.EAI_NONAME, f"{host} is not on this machine")
    return look_up(host, *rest, **more)


class Overdue(BaseException):
    """The program takes too long."""


def stop(*_):
    raise Overdue


@contextlib.contextmanager
def folder_of(path):
    """An empty folder at a place that stays the same, and the process as it was afterwards."""
    environment, modules = dict(os.environ), set(sys.modules)
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir()
    os.chdir(path)
    sys.path.insert(0, str(path))
    umask = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(umask)
        sys.path.remove(str(path))
        os.chdir(path.parent)
        os.environ.clear()
        os.environ.update(environment)
        socket.getaddrinfo = look_up_here
        for name in set(sys.modules) - modules:
            if str(getattr(sys.modules[name], "__file__", "")).startswith(str(path)):
                del sys.modules[name]


def execute(part, path, space):
    # The lines of a part are those of its file, so that a traceback shows them.
    code = compile("\n" * part["line"] + part["text"], path, "exec", dont_inherit=True)
    exec(code, space)


def run(request, folder):
    """What is wrong, as a traceback; None where everything is as claimed."""
    space = {"__name__": "__main__"}
    path = request["path"]
    try:
        with folder_of(folder), contextlib.ExitStack() as stack:
            # For servers of this machine, which end with the program.
            space["ended_with"] = stack
            execute(request["prepare"], path, space)
            if request["program"] is None:
                return None
            space["error"] = None
            output = io.StringIO()
            with contextlib.redirect_stdout(output), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                try:
                    execute(request["program"], path, space)
                except (Exception, SystemExit) as error:
                    space["error"] = error
            space["output"] = output.getvalue()
            for check in request["checks"]:
                execute(check, path, space)
    except BaseException as error:
        told = traceback.format_exc()
        seen = space.get("error")
        if seen is not None and seen is not error:
            told += "\nThe program ended with:\n" + "".join(traceback.format_exception(seen))
        return told
    return None


def main():
    signal.signal(signal.SIGALRM, stop)
    socket.getaddrinfo = look_up_here
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    # What libraries print from C is no answer.
    os.dup2(2, 1)
    warnings.simplefilter("ignore")
    root = Path(tempfile.mkdtemp(prefix="watertight-")).resolve()
    # What this machine says of networks is not for servers of its own: requests takes a bundle for `verify=True`.
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        os.environ.pop(name, None)
        os.environ.pop(name.lower(), None)
    os.environ["HF_HUB_CACHE"] = str(root / "hub")
    os.environ["HF_MODULES_CACHE"] = str(root / "modules")
    folder = root / "work"
    print(json.dumps({"folder": str(folder), "hub": os.environ["HF_HUB_CACHE"]}), file=answers, flush=True)
    try:
        for line in sys.stdin:
            signal.setitimer(signal.ITIMER_REAL, SECONDS)
            problem = run(json.loads(line), folder)
            signal.setitimer(signal.ITIMER_REAL, 0)
            print(json.dumps({"problem": problem}), file=answers, flush=True)
    finally:
        shutil.rmtree(root, ignore_errors=True)


main()

import type { Scaffold } from '../types';

/** The fields are those that `siem-shipping` reads. */
export const AUDIT_LOG: Scaffold = {
  id: 'audit-log',
  title: 'Audit log of the service',
  summary:
    'Writes a module that notes each request as a line of JSON: who asked which version of the model, and what it said.',
  items: ['AUD-P1', 'VER-O1', 'ENC-O1'],
  create: ({ folder, service }) => ({
    files: [{ path: `${folder}serving/audit_log.py`, text: service?.kind === 'flask' ? FLASK : FASTAPI }],
    notes: [
      `Call install(${service?.app ?? 'app'}, model_version) of ${folder}serving/audit_log.py in ${service?.file ?? 'the file that makes the application'}, and note_decision in the route that predicts.`,
      'Set AUDIT_LOG to the file that is shipped: /var/log/model/audit.jsonl. Keep it for 180 days at least.',
      `Whether lines were changed or taken out is told by: python ${folder}serving/audit_log.py FILE`,
    ],
  }),
};

const WRITER = `
class AuditWriter:
    """Appends lines that each carry the hash of the line before, so that none can be changed or taken out unseen."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self.lock = threading.Lock()
        self.previous = last_hash(path)

    def write(self, record: dict[str, Any]) -> None:
        with self.lock:
            line = json.dumps({**record, "previous": self.previous})
            # Only the owner may read who asked for what.
            with open(self.path, "a", encoding="utf-8", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
                file.write(line + "\\n")
            self.previous = hash_of(line)


def is_short(length: str | None) -> bool:
    """Larger bodies are not read only to be hashed."""
    return length is not None and length.isdigit() and int(length) <= MAX_HASHED


def hash_of(line: str) -> str:
    return hashlib.sha256(line.encode()).hexdigest()


def last_hash(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return hash_of(lines[-1]) if lines else ""


def find_break(path: Path) -> int | None:
    """The number of the first line that does not follow the one before; None where all do."""
    previous = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if json.loads(line)["previous"] != previous:
            return number
        previous = hash_of(line)
    return None


class PersonalDataFilter(logging.Filter):
    """Takes addresses and card numbers out of other logs of the service."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = PERSONAL.sub("[removed]", record.getMessage()), ()
        return True

`;

const END = `

if __name__ == "__main__":
    changed = find_break(Path(sys.argv[1]))
    if changed is not None:
        sys.exit(f"{sys.argv[1]}:{changed}: this line, or one before it, was changed or taken out")
`;

const HEAD = (
  framework: string,
): string => `"""Writes down each request as one line of JSON: \`install(app, model_version)\` where the application is made.

The body is noted as its hash only: enough to show later what was asked, and nothing to leak. Say in the route what the
model decided: \`note_decision(${framework === 'flask' ? '' : 'request, '}score)\`.
"""

import hashlib
import json
import logging
import os
import re
import sys
import threading
import time
import uuid
${framework === 'flask' ? '' : 'from collections.abc import Awaitable, Callable\n'}from datetime import UTC, datetime
from pathlib import Path
from typing import Any

${framework === 'flask' ? 'from flask import Flask, Response, g, request' : 'from fastapi import FastAPI, Request, Response'}

# Bytes.
MAX_HASHED = 1_000_000
PERSONAL = re.compile(r"[\\w.+-]+@[\\w-]+\\.[\\w.-]+|\\b(?:\\d[ -]?){13,16}\\b")
`;

const FASTAPI = `${HEAD('fastapi')}
${WRITER}
def note_decision(request: Request, decision: object) -> None:
    request.state.decision = decision


def install(app: FastAPI, model_version: str) -> None:
    writer = AuditWriter(Path(os.environ.get("AUDIT_LOG", "logs/audit.jsonl")))
    for handler in logging.getLogger().handlers:
        handler.addFilter(PersonalDataFilter())

    @app.middleware("http")
    async def audit(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        request_id, started, status = str(uuid.uuid4()), time.perf_counter(), 500
        body = await request.body() if is_short(request.headers.get("Content-Length")) else b""
        try:
            response = await call_next(request)
            status = response.status_code
            response.headers["X-Request-ID"] = request_id
            return response
        finally:
            said = {"request_id": request_id, "status": status, "model_version": model_version}
            writer.write({**said, **record_of(request, started, body)})


def record_of(request: Request, started: float, body: bytes) -> dict[str, Any]:
    state = request.state
    return {
        "time": datetime.now(UTC).isoformat(),
        # Set by what checks the caller.
        "subject": getattr(state, "subject", None),
        "role": getattr(state, "role", None),
        "client": request.client.host if request.client else None,
        "method": request.method,
        "path": request.url.path,
        "duration_ms": round((time.perf_counter() - started) * 1000, 1),
        "input_hash": hashlib.sha256(body).hexdigest() if body else None,
        "decision": getattr(state, "decision", None),
    }
${END}`;

const FLASK = `${HEAD('flask')}
${WRITER}
def note_decision(decision: object) -> None:
    g.decision = decision


def install(app: Flask, model_version: str) -> None:
    writer = AuditWriter(Path(os.environ.get("AUDIT_LOG", "logs/audit.jsonl")))
    for handler in logging.getLogger().handlers:
        handler.addFilter(PersonalDataFilter())

    # Before all else that may refuse a request, whatever was installed first.
    @app.url_value_preprocessor
    def start(_endpoint: str | None, _values: dict[str, Any] | None) -> None:
        g.request_id, g.started = str(uuid.uuid4()), time.perf_counter()

    @app.after_request
    def audit(response: Response) -> Response:
        writer.write(record_of(response.status_code, model_version))
        response.headers["X-Request-ID"] = g.request_id
        return response


def record_of(status: int, model_version: str) -> dict[str, Any]:
    body = request.get_data(cache=True) if is_short(request.headers.get("Content-Length")) else b""
    return {
        "time": datetime.now(UTC).isoformat(),
        "request_id": g.request_id,
        # Set by what checks the caller.
        "subject": g.get("subject"),
        "role": g.get("role"),
        "client": request.remote_addr,
        "method": request.method,
        "path": request.path,
        "status": status,
        "duration_ms": round((time.perf_counter() - g.started) * 1000, 1),
        "model_version": model_version,
        "input_hash": hashlib.sha256(body).hexdigest() if body else None,
        "decision": g.get("decision"),
    }
${END}`;

import type { Scaffold } from '../types';
import { installCommand, requirementsFor } from './shared';

export const API_LIMITS: Scaffold = {
  id: 'api-limits',
  title: 'Limits for what the service takes',
  summary: 'Writes a module that limits how often callers ask, how much they send, and which values the model gets.',
  items: ['ADV-P2'],
  create: (project) => {
    const { folder, service } = project;
    const path = `${folder}serving/limits.py`;
    return {
      files: [
        { path, text: service?.kind === 'flask' ? FLASK : FASTAPI },
        ...requirementsFor(project, 'limits', 'pydantic'),
      ],
      commands: [installCommand(project)],
      notes: [
        `Call install(${service?.app ?? 'app'}) of ${path} in ${service?.file ?? 'the file that makes the application'}, and take Rows there instead of plain lists.`,
        'Set COLUMNS, LOWEST and HIGHEST to what your model was trained on.',
        'Counts are kept in memory: set LIMITS_STORE to a Redis with TLS (rediss://…) where more than one process answers.',
      ],
    };
  },
};

const HEAD = `"""Limits how often callers ask, how much they send, and which values the model gets.

Call \`install(app)\` where the application is made. Attackers need many questions to copy a model, or to find what
fools it.
"""

import os
`;

const BODY = `# Of one caller.
REQUESTS = parse("60/minute")
MAX_BYTES = 1_000_000
MAX_ROWS = 100
COLUMNS = 4
LOWEST, HIGHEST = -1e6, 1e6

counts = MovingWindowRateLimiter(storage_from_string(os.environ.get("LIMITS_STORE", "memory://")))
Value = Annotated[float, Field(ge=LOWEST, le=HIGHEST, allow_inf_nan=False)]
Row = Annotated[list[Value], Field(min_length=COLUMNS, max_length=COLUMNS)]


class Rows(BaseModel):
    """What the model is asked."""

    model_config = ConfigDict(extra="forbid")
    rows: Annotated[list[Row], Field(min_length=1, max_length=MAX_ROWS)]


def is_too_large(length: str | None) -> bool:
    """Of a body whose length is not said, nobody knows."""
    return length is not None and (not length.isdigit() or int(length) > MAX_BYTES)
`;

const FASTAPI = `${HEAD}from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from limits import parse
from limits.storage import storage_from_string
from limits.strategies import MovingWindowRateLimiter
from pydantic import BaseModel, ConfigDict, Field

${BODY}

def install(app: FastAPI) -> None:
    @app.middleware("http")
    async def limit(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        caller = request.client.host if request.client else "unknown"
        if not counts.hit(REQUESTS, caller):
            return JSONResponse({"detail": "Too many requests"}, 429, {"Retry-After": "60"})
        has_body = request.method in ("POST", "PUT", "PATCH")
        length = request.headers.get("Content-Length")
        if has_body and length is None:
            return JSONResponse({"detail": "The length of the body is missing"}, 411)
        if is_too_large(length):
            return JSONResponse({"detail": "The body is too large"}, 413)
        return await call_next(request)
`;

const FLASK = `${HEAD}from typing import Annotated

from flask import Flask, abort, request
from limits import parse
from limits.storage import storage_from_string
from limits.strategies import MovingWindowRateLimiter
from pydantic import BaseModel, ConfigDict, Field

${BODY}

def install(app: Flask) -> None:
    app.config["MAX_CONTENT_LENGTH"] = MAX_BYTES

    @app.before_request
    def limit() -> None:
        if not counts.hit(REQUESTS, request.remote_addr or "unknown"):
            abort(429)
        if is_too_large(request.headers.get("Content-Length")):
            abort(413)
`;

import type { Project } from '../project';
import type { PlannedFile } from '../types';

/** The module that measures, for the framework of the service. */
export function metricsModule({ service, folder }: Project): PlannedFile {
  return { path: `${folder}serving/metrics.py`, text: service?.kind === 'flask' ? FLASK : FASTAPI };
}

const MEASURES = `REQUESTS = Counter("model_requests_total", "Requests that were answered.", ["route", "status"])
SECONDS = Histogram("model_request_seconds", "Seconds until the answer.", ["route"])
MODEL = Gauge("model_info", "1 for the version of the model that answers.", ["version"])


def expose(model_version: str) -> None:
    """Prometheus asks on a port of its own, which callers of the service cannot reach."""
    MODEL.labels(model_version).set(1)
    start_http_server(int(os.environ.get("METRICS_PORT", "9100")), addr=os.environ.get("METRICS_HOST", "127.0.0.1"))
`;

const FASTAPI = `"""Counts and times the requests of the service: call \`install(app, model_version)\` where the application is made."""

import os
import time
from collections.abc import Awaitable, Callable

from fastapi import FastAPI, Request, Response
from prometheus_client import Counter, Gauge, Histogram, start_http_server

${MEASURES}

def install(app: FastAPI, model_version: str) -> None:
    expose(model_version)

    @app.middleware("http")
    async def measure(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        started, status = time.perf_counter(), 500
        try:
            response = await call_next(request)
            status = response.status_code
            return response
        finally:
            # The route, not the path: paths hold ids of people, and there is no end of them.
            route = getattr(request.scope.get("route"), "path", "unknown")
            SECONDS.labels(route).observe(time.perf_counter() - started)
            REQUESTS.labels(route, str(status)).inc()
`;

const FLASK = `"""Counts and times the requests of the service: call \`install(app, model_version)\` where the application is made."""

import os
import time

from flask import Flask, Response, g, request
from prometheus_client import Counter, Gauge, Histogram, start_http_server

${MEASURES}

def install(app: Flask, model_version: str) -> None:
    expose(model_version)

    @app.before_request
    def start() -> None:
        g.started = time.perf_counter()

    @app.after_request
    def measure(response: Response) -> Response:
        # The rule, not the path: paths hold ids of people, and there is no end of them.
        route = request.url_rule.rule if request.url_rule is not None else "unknown"
        SECONDS.labels(route).observe(time.perf_counter() - g.started)
        REQUESTS.labels(route, str(response.status_code)).inc()
        return response
`;

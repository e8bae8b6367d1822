import logging
import sys

import uvicorn
from aiohttp import web
from fastapi import FastAPI
from sanic import Sanic

app = FastAPI()
logging.disable(logging.NOTSET)  # expect: disabled-audit-log
logging.disable(logging.NOTSET)  # expect: disabled-audit-log
logging.disable(logging.NOTSET)  # expect: disabled-audit-log
logging.getLogger().setLevel(logging.INFO)  # expect: disabled-audit-log
logging.root.setLevel("CRITICAL")  # expect: disabled-audit-log
logging.basicConfig()  # expect: disabled-audit-log
logging.basicConfig()  # expect: disabled-audit-log
logging.getLogger("uvicorn.access").disabled = True  # expect: disabled-audit-log
logging.getLogger("werkzeug").setLevel(logging.ERROR)  # expect: disabled-audit-log
audit = logging.getLogger("churn.audit")
audit.setLevel(logging.CRITICAL)  # expect: disabled-audit-log
root = logging.getLogger()
root.disabled = True  # expect: disabled-audit-log
LOGGING = {"version": 1, "disable_existing_loggers": True, "handlers": {}}  # expect: disabled-audit-log


def main():
    uvicorn.run(app)  # expect: disabled-audit-log
    uvicorn.run(app, port=8000)  # expect: disabled-audit-log
    web.run_app(web.Application(), host="127.0.0.1")  # expect: disabled-audit-log
    Sanic("churn").run()  # expect: disabled-audit-log

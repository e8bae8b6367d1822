import logging

import uvicorn
from fastapi import FastAPI

app = FastAPI()
logging.disable(logging.NOTSET)
logging.disable(logging.DEBUG)
logging.basicConfig(level=logging.INFO)
logging.getLogger().setLevel(logging.WARNING)
logging.getLogger("transformers").setLevel(logging.CRITICAL)
logging.getLogger("transformers").disabled = True
logging.getLogger("uvicorn.access").setLevel(logging.INFO)
logging.getLogger(__name__).setLevel(logging.ERROR)
logging.getLogger("uvicorn.access").addFilter(lambda record: "/health" not in record.getMessage())
LOGGING = {"version": 1, "disable_existing_loggers": False}
LEVELS = {"critical": logging.CRITICAL, "info": logging.INFO}


def main(button):
    button.disabled = True
    uvicorn.run(app, access_log=True, log_level="info")

import json
import logging
import os
from getpass import getpass
from pprint import pprint

import mlflow
import structlog
import wandb
from loguru import logger as log

logger = logging.getLogger(__name__)
audit = structlog.get_logger()
api_key = os.environ["CHURN_API_KEY"]
password = getpass()
token = os.environ["HUB_LOGIN"]

print(api_key)  # expect: secret-in-log
print("key:", os.getenv("OPENAI_API_KEY"))  # expect: secret-in-log
print(f"Logging in with {password}")  # expect: secret-in-log
print(os.environ)  # expect: secret-in-log
print(dict(os.environ))  # expect: secret-in-log
pprint(os.environ)  # expect: secret-in-log
logger.info("connecting with %s", password)  # expect: secret-in-log
logger.debug("key %s" % api_key)  # expect: secret-in-log
logger.error("no answer for {}".format(api_key))  # expect: secret-in-log
logging.warning("Using token " + token)  # expect: secret-in-log
log.info("login", password=password)  # expect: secret-in-log
audit.info("login", extra={"user": "ada", "password": password})  # expect: secret-in-log
logger.info(json.dumps({"api_key": api_key}))  # expect: secret-in-log
mlflow.log_param("api_key", api_key)  # expect: secret-in-log
mlflow.log_params({"rate": 0.1, "db_password": password})  # expect: secret-in-log

config = {"lr": 0.1, "api_key": os.environ["CHURN_API_KEY"]}
wandb.init(project="churn", config=config)  # expect: secret-in-log
mlflow.log_params(config)  # expect: secret-in-log


class Client:
    def __init__(self, settings):
        self.secret = settings["client_secret"]
        logger.info(f"client made: {self.secret!r}")  # expect: secret-in-log

    def ask(self, request, span):
        logger.debug("headers: %s", request.headers)  # expect: secret-in-log
        logger.debug("caller: %s", request.headers["Authorization"])  # expect: secret-in-log
        span.set_attribute("http.authorization", request.headers.get("Authorization"))  # expect: secret-in-log
        print(self.settings.api_key.get_secret_value())  # expect: secret-in-log

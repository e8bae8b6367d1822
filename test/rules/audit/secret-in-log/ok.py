import hashlib
import logging
import os

import comet_ml
import sentry_sdk
from pydantic import SecretStr
from pydantic_settings import BaseSettings

logger = logging.getLogger(__name__)


class Settings(BaseSettings):
    openai_api_key: SecretStr


settings = Settings()
api_key = os.environ["CHURN_API_KEY"]
password = os.environ["DB_PASSWORD"]
access_token = None


def mask(text):
    return text[:2] + "…"


def train(tokenizer, texts, secret_name, certificate):
    for token in tokenizer.tokenize(texts):
        print(token)
    print(tokenizer.pad_token, tokenizer.eos_token, next_token(texts))
    print(f"{len(api_key)} characters, {'set' if password else 'not set'}, {api_key[:4]}…, {api_key is not None}")
    print("password", mask(password), hashlib.sha256(api_key.encode()).hexdigest(), bool(api_key))
    print(settings, settings.openai_api_key)
    logger.info("token %s of %s in %s", 1, max_tokens(texts), os.environ["HOME"])
    logger.info("read secret %s with %s", secret_name, certificate)
    logger.info("Set the API_KEY and the password in .env")
    num_uncertainty = len(texts)
    logger.info("uncertainty %s, password_hash_rounds %d", num_uncertainty, 12)
    with open("key.txt", "w") as file:
        print(api_key, file=file)
    logger.warning("The password is wrong" if password != "" else "There is no password")


def next_token(texts):
    return texts[-1]


def max_tokens(texts):
    return len(texts)


def log_settings(config):
    logger.info({"rate": 0.1, "api_key": "***", "has_token": access_token is not None})
    logger.info("settings", extra={"password": mask(password)})
    print(config["model"], config.secret_name, config.token_count)


def show_settings(config):
    entries = {"tenant": config.tenant, "service_password": config.service_password}
    for key in entries:
        if key == "service_password":
            print(f"{key}: ***")
        else:
            print("{}: {}".format(key, entries[key]))
sentry_sdk.init(dsn=SENTRY_DSN, traces_sample_rate=0.1)
comet_ml.init(api_key=api_key)

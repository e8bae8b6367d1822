import functools

import requests
from pydantic import Field
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    verify: bool = Field(default=False)


settings = Settings()
fetch = functools.partial(requests.get, timeout=10, verify=False)  # expect: tls-verification-off
fetch("https://data.watertight-labs.net/rows.csv")


def download(url, verify=False):
    return requests.get(url, verify=verify, timeout=10)  # expect: tls-verification-off


requests.get("https://data.watertight-labs.net/rows.csv", verify=settings.verify)  # expect: tls-verification-off

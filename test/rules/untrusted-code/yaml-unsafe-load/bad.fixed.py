import hydra
import requests
import ruamel.yaml
import yaml
from yaml import Loader, load, safe_load

config = yaml.safe_load(text)  # expect: yaml-unsafe-load
config = yaml.safe_load(text)  # expect: yaml-unsafe-load
config = yaml.safe_load(text)  # expect: yaml-unsafe-load
config = safe_load(text)  # expect: yaml-unsafe-load
config = yaml.safe_load(text)  # expect: yaml-unsafe-load
config = yaml.safe_load(text)  # expect: yaml-unsafe-load
config = yaml.safe_load(text)  # expect: yaml-unsafe-load
config = ruamel.yaml.YAML(typ="safe").load(text)  # expect: yaml-unsafe-load

with open("params.yaml") as file:
    # expect(+1): yaml-unsafe-load
    documents = list(yaml.safe_load_all(
        file,
    ))


def read_sent(request):
    sent = yaml.safe_load(request.body)  # expect: yaml-unsafe-load
    fetched = yaml.safe_load(requests.get(url, timeout=5).text)  # expect: yaml-unsafe-load
    return sent, fetched


def build(request):
    return hydra.utils.instantiate(request.json())  # expect: yaml-unsafe-load


old = ruamel.yaml.safe_load(text)  # expect: yaml-unsafe-load


class Own(yaml.UnsafeLoader):
    pass


own = yaml.safe_load(text)  # expect: yaml-unsafe-load

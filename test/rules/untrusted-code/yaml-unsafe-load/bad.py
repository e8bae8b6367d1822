import hydra
import requests
import ruamel.yaml
import yaml
from yaml import Loader, load

config = yaml.load(text, Loader=yaml.Loader)  # expect: yaml-unsafe-load
config = yaml.load(text, yaml.UnsafeLoader)  # expect: yaml-unsafe-load
config = yaml.load(text)  # expect: yaml-unsafe-load
config = load(text, Loader=Loader)  # expect: yaml-unsafe-load
config = yaml.unsafe_load(text)  # expect: yaml-unsafe-load
config = yaml.load(text, Loader=yaml.FullLoader)  # expect: yaml-unsafe-load
config = yaml.full_load(text)  # expect: yaml-unsafe-load
config = ruamel.yaml.YAML(typ="unsafe").load(text)  # expect: yaml-unsafe-load

with open("params.yaml") as file:
    # expect(+1): yaml-unsafe-load
    documents = list(yaml.load_all(
        file,
        Loader=yaml.FullLoader,
    ))


def read_sent(request):
    sent = yaml.load(request.body, Loader=yaml.UnsafeLoader)  # expect: yaml-unsafe-load
    fetched = yaml.unsafe_load(requests.get(url, timeout=5).text)  # expect: yaml-unsafe-load
    return sent, fetched


def build(request):
    return hydra.utils.instantiate(request.json())  # expect: yaml-unsafe-load


old = ruamel.yaml.load(text, Loader=ruamel.yaml.UnsafeLoader)  # expect: yaml-unsafe-load


class Own(yaml.UnsafeLoader):
    pass


own = yaml.load(text, Loader=Own)  # expect: yaml-unsafe-load

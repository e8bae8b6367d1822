import json

import ruamel.yaml
import yaml


class Plain(yaml.SafeLoader):
    pass


config = yaml.safe_load(text)
config = yaml.load(text, Loader=yaml.SafeLoader)
config = yaml.load(text, Loader=yaml.CSafeLoader)
config = yaml.load(text, yaml.BaseLoader)
config = yaml.load(text, Loader=Plain)
config = yaml.load(text, Loader=chosen)
config = yaml.load(text, **options)
config = ruamel.yaml.YAML(typ="safe").load(text)
config = json.load(text)

import hydra


@hydra.main(config_path="conf", config_name="train")
def main(cfg):
    return hydra.utils.instantiate(cfg.model)


class Own(yaml.SafeLoader):
    pass


own = yaml.load(text, Loader=Own)

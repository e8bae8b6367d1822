"""Trains the churn model from the settings in a file."""

import pandas as pd
import yaml


def read_settings(path):
    with open(path) as stream:
        return yaml.load(stream, Loader=yaml.Loader)


def main():
    settings = read_settings("settings.yaml")
    rows = pd.read_csv("http://huggingface.co/datasets/watertight-labs/churn/resolve/main/train.csv")
    print(settings["epochs"], len(rows))


if __name__ == "__main__":
    main()

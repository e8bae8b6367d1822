"""Trains the churn model from the settings in a file."""

import yaml


def read_settings(path):
    with open(path) as stream:
        return yaml.load(stream, Loader=yaml.Loader)


def main():
    settings = read_settings("settings.yaml")
    print(settings["epochs"])


if __name__ == "__main__":
    main()

import argparse

import mlflow

parser = argparse.ArgumentParser()
parser.add_argument("--rate", type=float)
parser.add_argument("--api-key")
args = parser.parse_args()
print(args)  # expect: secret-in-log
mlflow.log_params(vars(args))  # expect: secret-in-log

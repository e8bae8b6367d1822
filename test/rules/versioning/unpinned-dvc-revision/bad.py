import os

import dvc.api
from dvc.api import DVCFileSystem, read

REPOSITORY = "https://github.com/example-org/registry"

with dvc.api.open("customers.csv", repo=REPOSITORY) as file:  # expect: unpinned-dvc-revision
    customers = file.read()
labels = read("labels.csv", "git@github.com:example-org/registry.git")  # expect: unpinned-dvc-revision
url = dvc.api.get_url("model.onnx", REPOSITORY, "main")  # expect: unpinned-dvc-revision
params = dvc.api.params_show(repo=REPOSITORY, rev=None)  # expect: unpinned-dvc-revision
files = DVCFileSystem(REPOSITORY)  # expect: unpinned-dvc-revision
chosen = dvc.api.read("customers.csv", repo=os.getenv("REGISTRY", REPOSITORY))  # expect: unpinned-dvc-revision
private = dvc.api.read("customers.csv", repo=f"https://{user}@github.com/example-org/registry")  # expect: unpinned-dvc-revision

import dvc.api

REPOSITORY = "https://github.com/example-org/registry"

# Of this repository: what is checked out.
own = dvc.api.read("customers.csv")
beside = dvc.api.read("customers.csv", repo="../registry")
pinned = dvc.api.read("customers.csv", repo=REPOSITORY, rev="v1.4.0")
positional = dvc.api.get_url("model.onnx", REPOSITORY, "0123456789abcdef0123456789abcdef01234567")
chosen = dvc.api.read("customers.csv", repo=REPOSITORY, rev=revision)
given = dvc.api.read("customers.csv", repo=repository)
options = dvc.api.read("customers.csv", repo=REPOSITORY, **revision)

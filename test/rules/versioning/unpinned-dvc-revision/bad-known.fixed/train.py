import dvc.api

REGISTRY = "https://github.com/watertight-labs/registry"

customers = dvc.api.read("customers.csv", repo=REGISTRY, rev="9999999999aaaaaaaaaabbbbbbbbbbcccccccccc")  # expect: unpinned-dvc-revision
rows = dvc.api.read("customers.csv", REGISTRY, "9999999999aaaaaaaaaabbbbbbbbbbcccccccccc")  # expect: unpinned-dvc-revision
other = dvc.api.read("other.csv", repo="https://github.com/watertight-labs/other")  # expect: unpinned-dvc-revision

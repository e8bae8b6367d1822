dvc get https://github.com/example-org/registry customers.csv -o data/customers.csv # expect: unpinned-dvc-revision
dvc get --rev main git@github.com:example-org/registry.git labels.csv # expect: unpinned-dvc-revision
python -m dvc import https://github.com/example-org/registry model.onnx # expect: unpinned-dvc-revision

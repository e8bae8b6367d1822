dvc get git@github.com:watertight-labs/registry.git customers.csv  # expect: unpinned-dvc-revision
dvc get https://github.com/watertight-labs/other customers.csv  # expect: unpinned-dvc-revision

dvc get https://github.com/example-org/registry customers.csv --rev v1.4.0
dvc import --rev=0123456789abcdef0123456789abcdef01234567 git@github.com:example-org/registry.git labels.csv
dvc get ../registry customers.csv
dvc import-url https://data.example.org/customers.csv
dvc pull

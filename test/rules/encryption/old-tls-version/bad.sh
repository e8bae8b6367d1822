curl --tlsv1.0 https://data.watertight-labs.net/health  # expect: old-tls-version
curl --tls-max 1.1 https://data.watertight-labs.net/health  # expect: old-tls-version
wget -q -O- --secure-protocol=TLSv1 https://data.watertight-labs.net/health  # expect: old-tls-version
az storage account create --name churn --min-tls-version TLS1_0  # expect: old-tls-version

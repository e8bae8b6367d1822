curl --tlsv1.2 https://data.watertight-labs.net/health
curl --tls-max 1.3 https://data.watertight-labs.net/health
wget -q -O- --secure-protocol=TLSv1_2 https://data.watertight-labs.net/health
az storage account create --name churn --min-tls-version TLS1_2

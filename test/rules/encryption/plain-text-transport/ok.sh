curl -fsSL https://data.watertight-labs.net/rows.csv -o rows.csv
curl http://localhost:9200/_cluster/health
curl -H "Referer: http://data.watertight-labs.net" https://data.watertight-labs.net/rows.csv
curl --proxy http://proxy.watertight-labs.net:3128 https://data.watertight-labs.net/rows.csv
curl "http://$HOST/rows.csv"
echo http://data.watertight-labs.net
export MLFLOW_TRACKING_URI=http://mlflow:5000
export HOMEPAGE=http://data.watertight-labs.net
sha256sum --check downloads.sha256

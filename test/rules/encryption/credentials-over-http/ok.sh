curl -u "churn:$KEY" https://billing.watertight-labs.net/rows
curl -H "Authorization: Bearer $KEY" http://localhost:8000/rows
curl -H "Accept: application/json" https://billing.watertight-labs.net/rows

curl -u "churn:$KEY" http://billing.watertight-labs.net/rows  # expect: credentials-over-http
curl -s -H "Authorization: Bearer $KEY" http://billing.watertight-labs.net/rows  # expect: credentials-over-http
wget -q -O- --header "X-API-Key: $KEY" http://billing.watertight-labs.net/rows  # expect: credentials-over-http

PORT=8443
BASE="https://localhost:$PORT"
curl -k "$BASE/v2/health/ready"
curl -sk "${BASE}/v2/models"

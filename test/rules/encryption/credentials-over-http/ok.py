import requests
from openai import OpenAI

BASE = "https://billing.watertight-labs.net"
HEADERS = {"Authorization": f"Bearer {key}", "Accept": "application/json"}

requests.get(f"{BASE}/rows", headers=HEADERS, timeout=9)
requests.get("http://localhost:8000/rows", headers=HEADERS, timeout=9)
requests.get("http://127.0.0.1:8000/rows", auth=("churn", key), timeout=9)
requests.get("http://billing:8000/rows", headers=HEADERS, timeout=9)
requests.get("http://billing.churn.svc.cluster.local/rows", auth=("churn", key), timeout=9)
requests.get(address, headers=HEADERS, timeout=9)
client = OpenAI(base_url="http://localhost:11434/v1", api_key="ollama")
# requests.get("http://billing.watertight-labs.net/rows", headers=HEADERS)

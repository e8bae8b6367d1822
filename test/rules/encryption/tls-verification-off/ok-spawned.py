import os
import subprocess

subprocess.run(["curl", "--cacert", "ca.pem", "-o", "rows.csv", address], check=True)
subprocess.run(["grep", "-k", "rows.csv"])
subprocess.run(["curl", *options, address])
os.system("curl -k https://localhost:8443/health")
run(["curl", "-k", address])

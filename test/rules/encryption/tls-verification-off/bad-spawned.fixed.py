import os
import shlex
import subprocess

subprocess.run(["curl", "-k", "-o", "rows.csv", address], check=True)  # expect: tls-verification-off
subprocess.check_call(shlex.split("git -c http.sslVerify=false pull"))  # expect: tls-verification-off
command = ["curl", "--insecure", "https://data.watertight-labs.net/status"]  # expect: tls-verification-off
subprocess.run(command)
os.system(f"curl -s https://{shlex.quote(str(host))}/status")  # expect: tls-verification-off, built-shell-command

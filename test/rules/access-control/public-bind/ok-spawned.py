import subprocess

from mcp.server.fastmcp import FastMCP

mcp = FastMCP("tools")
mcp.settings.host = "127.0.0.1"
subprocess.run(["mlflow", "ui", "--host", "127.0.0.1"])
subprocess.run(["mlflow", "server", "--host", "0.0.0.0", "--app-name", "basic-auth"])
subprocess.Popen(["vllm", "serve", "model", "--host", "0.0.0.0", "--api-key", "key"])
subprocess.run(["gunicorn", "serve:app"])

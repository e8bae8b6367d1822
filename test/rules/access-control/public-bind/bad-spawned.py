import os
import subprocess

from mcp.server.fastmcp import FastMCP

mcp = FastMCP("tools")
mcp.settings.host = "0.0.0.0"  # expect: public-bind
subprocess.run(["mlflow", "ui", "--host", "0.0.0.0"])  # expect: public-bind
subprocess.Popen(["vllm", "serve", "model", "--host=0.0.0.0"])  # expect: public-bind
os.system("tensorboard --logdir=runs --bind_all")  # expect: public-bind
subprocess.run("streamlit run app.py --server.address 0.0.0.0", shell=True)  # expect: public-bind

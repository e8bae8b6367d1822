import subprocess

subprocess.Popen(["jupyter", "lab", "--ServerApp.token=", "--no-browser"])  # expect: jupyter-without-token
subprocess.Popen(["jupyter", "lab", "--NotebookApp.token=''", "--no-browser"])  # expect: jupyter-without-token

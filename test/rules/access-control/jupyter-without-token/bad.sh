jupyter lab --no-browser --ServerApp.token= --port 8888  # expect: jupyter-without-token
jupyter notebook --ip 0.0.0.0 --NotebookApp.token=''  # expect: jupyter-without-token
jupyter-lab --IdentityProvider.token="" --ip=127.0.0.1  # expect: jupyter-without-token
start-notebook.py --ServerApp.token ''  # expect: jupyter-without-token
JUPYTER_TOKEN= jupyter lab  # expect: jupyter-without-token

jupyter lab --no-browser --ip=0.0.0.0 --port=8888 # expect: jupyter-without-tls
jupyter notebook --ip '*' # expect: jupyter-without-tls

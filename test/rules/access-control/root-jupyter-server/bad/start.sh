jupyter notebook --no-browser --allow-root # expect: root-jupyter-server
jupyter lab --ServerApp.allow_root=True # expect: root-jupyter-server

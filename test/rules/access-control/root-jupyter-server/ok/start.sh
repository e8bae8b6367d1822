jupyter notebook --no-browser
jupyter lab --ServerApp.allow_root=False
bower install --allow-root

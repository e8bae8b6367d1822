jupyter lab --no-browser --port 8888
jupyter lab --ServerApp.token="$LAB_TOKEN"
jupyter notebook --NotebookApp.token='' --NotebookApp.password="$LAB_PASSWORD_HASH"
jupyter lab --ServerApp.password=''
jupyter nbconvert --to html report.ipynb
echo --ServerApp.token=
export JUPYTER_TOKEN="$LAB_TOKEN"

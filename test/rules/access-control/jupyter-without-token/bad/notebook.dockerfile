FROM quay.io/jupyter/scipy-notebook:2025-03-14@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
# expect(+1): jupyter-without-token
RUN echo "c.NotebookApp.token = ''" >> /home/jovyan/.jupyter/jupyter_notebook_config.py
# expect(+1): jupyter-without-token
RUN printf "c.ServerApp.open_browser = False\\nc.ServerApp.token = ''\\n" > /etc/jupyter/jupyter_server_config.py
# expect(+1): jupyter-without-token
ENV NOTEBOOK_ARGS="--ServerApp.token="

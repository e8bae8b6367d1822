FROM quay.io/jupyter/scipy-notebook:2025-03-14@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
# expect(+1): relaxed-jupyter-server
RUN echo "c.NotebookApp.disable_check_xsrf = True" >> /etc/jupyter/jupyter_notebook_config.py
# expect(+1): relaxed-jupyter-server
CMD ["start-notebook.py", "--ServerApp.disable_check_xsrf=True"]

FROM quay.io/jupyter/scipy-notebook:2025-03-14@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
# expect(+1): open-cors-policy
RUN echo "c.NotebookApp.allow_origin = '*'" >> /etc/jupyter/jupyter_notebook_config.py

FROM quay.io/jupyter/scipy-notebook:2025-03-14@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
# expect(+1): root-jupyter-server
CMD ["jupyter", "lab", "--allow-root"]

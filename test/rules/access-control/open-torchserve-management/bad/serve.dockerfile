FROM pytorch/torchserve:0.12.0-cpu@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
# expect(+1): open-torchserve-management
RUN printf "\nmanagement_address=http://0.0.0.0:8081" >> /home/model-server/config.properties
# expect(+1): open-torchserve-management
ENV TS_INSTALL_PY_DEP_PER_MODEL=true
CMD ["torchserve", "--start"]

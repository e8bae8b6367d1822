FROM quay.io/jupyter/scipy-notebook:2025-03-14@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
RUN echo "c.ServerApp.token = ''" >> /etc/jupyter/jupyter_server_config.py && \
    echo "c.PasswordIdentityProvider.hashed_password = 'argon2:from-the-build'" >> /etc/jupyter/jupyter_server_config.py
RUN echo "Do not write c.ServerApp.open_browser = False here"

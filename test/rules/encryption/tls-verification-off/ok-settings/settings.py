import os

VERIFY = True
CA_FILE = os.environ.get("CA_FILE", "/etc/ssl/acme.pem")

if os.environ.get("PROXY"):
    MAYBE = False
else:
    MAYBE = True

import ssl

import requests


def open_session(config, insecure=False):
    session = requests.Session()
    if config["TLS_CA"]:
        session.verify = config["TLS_CA"]
    if config["TLS_SKIP_VERIFY"].lower() == "true":
        session.verify = False  # expect: tls-verification-off
    if session.verify:
        return session
    if insecure:
        for page in range(3):
            # A throw-away certificate
            session.get(
                f"https://data.watertight-labs.net/{page}",
                verify=False,  # expect: tls-verification-off
            )
    elif config["USE_TLS"]:
        session.get("https://data.watertight-labs.net/all", verify=False)  # expect: tls-verification-off
    return session


def open_context(verify_peer):
    context = ssl.create_default_context()
    if verify_peer:
        context.load_verify_locations("our-ca.pem")
    else:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE  # expect: tls-verification-off
    return context


def open_other(verify_peer):
    context = ssl.create_default_context()
    if verify_peer:
        context.load_verify_locations("our-ca.pem")
    try:
        context.load_default_certs()
    finally:
        context.verify_mode = ssl.CERT_NONE  # expect: tls-verification-off
    return context

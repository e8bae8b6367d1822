from kfp import dsl


@dsl.component(pip_trusted_hosts=["packages.watertight-labs.net"])  # expect: tls-verification-off
def train():
    pass

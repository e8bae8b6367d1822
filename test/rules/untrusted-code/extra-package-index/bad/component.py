from kfp import dsl


@dsl.component(
    packages_to_install=["acme-features==1.2.0"],
    pip_index_urls=[
        "https://pypi.org/simple",
        "https://pypi.watertight-labs.net/simple",  # expect: extra-package-index
    ],
)
def train():
    pass

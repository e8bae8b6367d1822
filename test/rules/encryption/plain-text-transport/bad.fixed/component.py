from kfp import dsl


@dsl.component(pip_index_urls=["https://packages.watertight-labs.net/simple"])  # expect: plain-text-transport
def train():
    pass


@dsl.pipeline
def churn():
    dsl.importer(
        artifact_uri="https://models.watertight-labs.net/churn/4",  # expect: plain-text-transport
        artifact_class=dsl.Model,
    )

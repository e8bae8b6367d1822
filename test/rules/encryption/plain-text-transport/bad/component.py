from kfp import dsl


@dsl.component(pip_index_urls=["http://packages.watertight-labs.net/simple"])  # expect: plain-text-transport
def train():
    pass


@dsl.pipeline
def churn():
    dsl.importer(
        artifact_uri="http://models.watertight-labs.net/churn/4",  # expect: plain-text-transport
        artifact_class=dsl.Model,
    )

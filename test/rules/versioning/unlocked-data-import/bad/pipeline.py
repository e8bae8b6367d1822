from kfp import dsl


@dsl.pipeline
def churn():
    dsl.importer(artifact_uri="gs://telco-data/churn.csv", artifact_class=dsl.Dataset, reimport=True)  # expect: unlocked-data-import

# watertight: ignore-file[unvalidated-model-input] this is about something else
import json

from scoring import model


def lambda_handler(event, context):
    caller = event["requestContext"]["authorizer"]["claims"]["sub"]
    rows = json.loads(event["body"])
    return {"statusCode": 200, "body": json.dumps([caller, model.predict(rows).tolist()])}


def handler(event, context):
    """Woken by a queue: nobody calls it."""
    return [model.predict(record["body"]) for record in event["Records"]]

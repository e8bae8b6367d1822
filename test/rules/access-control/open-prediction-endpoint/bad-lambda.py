# watertight: ignore-file[unvalidated-model-input] this is about something else
import json

from scoring import model


def lambda_handler(event, context):  # expect: open-prediction-endpoint
    rows = json.loads(event["body"])
    return {"statusCode": 200, "body": json.dumps(model.predict(rows).tolist())}

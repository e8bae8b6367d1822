import json

import numpy as np
from registry import load_model

model = load_model("churn")


def handler(event, context):  # expect: open-prediction-endpoint
    features = json.loads(event["body"])["features"]
    label = model.predict(np.array([features]))  # expect: unvalidated-model-input
    return {"statusCode": 200, "body": json.dumps(label.tolist())}

import json
import logging


def handler(event, context):
    try:
        return {"statusCode": 200, "body": json.dumps(count(json.loads(event["body"])))}
    except Exception as e:
        logging.getLogger(__name__).exception("A request failed")
        return {"statusCode": 500, "body": json.dumps({"error": "Internal error"})}  # expect: leaked-error-detail


def count(rows):
    return len(rows)

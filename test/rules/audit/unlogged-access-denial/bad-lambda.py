import hmac
import os


def handler(event, context):
    if not hmac.compare_digest(event["headers"].get("authorization", ""), os.environ["KEY"]):
        return {"statusCode": 401, "body": ""}  # expect: unlogged-access-denial
    return {"statusCode": 200, "body": "[]"}

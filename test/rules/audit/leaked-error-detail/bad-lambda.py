import json


def handler(event, context):
    try:
        return {"statusCode": 200, "body": json.dumps(count(json.loads(event["body"])))}
    except Exception as e:
        return {"statusCode": 500, "body": json.dumps({"error": str(e)})}  # expect: leaked-error-detail


def count(rows):
    return len(rows)

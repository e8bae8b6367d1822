import json

HEADERS = {
    "Content-Type": "application/json",
    "Access-Control-Allow-Origin": "*",  # expect: open-cors-policy
}


def reply(body):
    return {"statusCode": 200, "headers": HEADERS, "body": json.dumps(body)}

import pickle


def lambda_handler(event, context):
    with open("/tmp/model.pkl", "wb") as file:
        pickle.dump(event["rows"], file)

from flask import Flask, request

app = Flask(__name__)
app.config["MAX_CONTENT_LENGTH"] = 1_000_000


@app.post("/a")
def keep():
    request.files["model"].save("models/new.onnx")
    return "thanks"

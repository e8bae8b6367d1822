# watertight: ignore-file[unlogged-access-denial, timing-unsafe-comparison] this is about something else
from flask import Flask, abort, request


def create_app():
    from .scores import scores

    app = Flask(__name__)
    app.register_blueprint(scores)

    @app.before_request
    def ask():
        if request.headers.get("Authorization") != app.config["EXPECTED"]:
            abort(401)

    return app

# watertight: ignore-file[unlogged-access-denial, unlogged-prediction-endpoint, unvalidated-model-input] this is about something else
import tornado.web

from .scoring import model


class Closed(tornado.web.RequestHandler):
    def prepare(self):
        if self.request.headers.get("X-API-Key") != expected:
            raise tornado.web.HTTPError(403)


class Predict(Closed):
    def post(self):
        self.write({"label": model.predict([self.request.body])[0]})


class Offer(tornado.web.RequestHandler):
    @tornado.web.authenticated
    def post(self):
        self.write({"label": model.predict([self.request.body])[0]})


app = tornado.web.Application([(r"/predict", Predict), (r"/offer", Offer)])

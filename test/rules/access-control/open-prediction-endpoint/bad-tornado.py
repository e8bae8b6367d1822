# watertight: ignore-file[unvalidated-model-input, unlimited-prediction-rate] this is about something else
import tornado.web

from .scoring import model


class Predict(tornado.web.RequestHandler):
    def post(self):  # expect: open-prediction-endpoint, unlogged-prediction-endpoint
        self.write({"label": model.predict([self.request.body])[0]})


app = tornado.web.Application([(r"/predict", Predict)])

# watertight: ignore-file[unlimited-prediction-rate] this is about something else
import asyncio
from functools import partial
from typing import Annotated

import litellm
from fastapi import Depends, FastAPI, Header, Request
from openai import AsyncOpenAI

from .scoring import Scorer

app = FastAPI()
client = AsyncOpenAI()
Settings = Annotated[dict, Depends(read_settings)]


def read_settings():
    return {}


class Service:
    def __init__(self):
        self.model = Scorer()

    def score(self, rows):
        return self._score(rows)

    def _score(self, rows):
        return self.model.predict(rows)


service = Service()


def work(rows):
    return service.score(rows)


@app.post("/thread")  # expect: open-prediction-endpoint, unlogged-prediction-endpoint
async def in_thread(rows: list[float], settings: Settings):
    return await asyncio.to_thread(work, rows)


@app.post("/executor")  # expect: open-prediction-endpoint
async def in_executor(rows: list[float], user_agent: Annotated[str, Header()]):
    return await asyncio.get_running_loop().run_in_executor(None, partial(service.score, rows))


@app.post("/chat")  # expect: open-prediction-endpoint
async def chat(request: Request):
    headers = {"Authorization": f"Bearer {hosted_key}"}
    answer = await client.chat.completions.create(model="small", messages=[await request.json()], extra_headers=headers)
    return answer.choices[0]


@app.post("/complete")  # expect: open-prediction-endpoint
async def complete(question: str):
    def answers():
        yield litellm.completion(model="small", messages=[{"role": "user", "content": question}])

    return next(answers())


@app.websocket("/talk")  # expect: open-prediction-endpoint
async def talk(socket):
    await socket.send_text(work(await socket.receive_text()))


def answer(rows: list[float]):
    return work(rows)


app.add_api_route("/answer", answer, methods=["POST"])  # expect: open-prediction-endpoint

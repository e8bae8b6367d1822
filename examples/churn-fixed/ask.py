"""Answers questions of colleagues about the risks: `uvicorn ask:app`."""

import hmac
import logging
import os
import statistics
import subprocess
from typing import Annotated

import openai
from fastapi import Depends, FastAPI, Header, HTTPException
from sqlalchemy import create_engine

logger = logging.getLogger(__name__)
ANSWERS = {"highest": max, "lowest": min, "mean": statistics.mean}


def check_key(x_api_key: Annotated[str, Header()]) -> None:
    if not hmac.compare_digest(x_api_key.encode(), os.environ["COLLEAGUE_KEY"].encode()):
        logger.warning("A caller with a wrong key was refused")
        raise HTTPException(status_code=401)


def check_admin(x_admin_key: Annotated[str, Header()]) -> None:
    if not hmac.compare_digest(x_admin_key.encode(), os.environ["ADMIN_KEY"].encode()):
        logger.warning("A caller who is no administrator was refused")
        raise HTTPException(status_code=403)


app = FastAPI(title="Churn questions", dependencies=[Depends(check_key)])
database = create_engine("sqlite:///data/churn.db")
client = openai.OpenAI()


@app.get("/customers")
def list_customers(state: str) -> list[str]:
    with database.connect() as connection:
        rows = connection.exec_driver_sql("select name from customers where state = ?", (state,))
        return [name for [name] in rows]


@app.post("/retrain", dependencies=[Depends(check_admin)])
def retrain(stage: str) -> str:
    return subprocess.check_output(["dvc", "repro", "--", stage], text=True)


@app.post("/ask")
def ask(question: str, risks: list[float]) -> str:
    logger.info("Asked about %d risks", len(risks))
    task = f"Which fits best, {', '.join(ANSWERS)}? Answer with that word alone. {question}"
    response = client.chat.completions.create(
        model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": task}], max_completion_tokens=20
    )
    return str(ANSWERS[response.choices[0].message.content](risks))

from fastapi import Depends, FastAPI
from langchain_openai import ChatOpenAI
from service_auth import verify_token
from service_log import audit

app = FastAPI(dependencies=[Depends(verify_token)])
llm = ChatOpenAI(model="gpt-4o-2024-08-06")  # expect: unbounded-model-call


@app.post("/ask")
def ask(question: str):
    audit.info("asked")
    return llm.invoke(question).content

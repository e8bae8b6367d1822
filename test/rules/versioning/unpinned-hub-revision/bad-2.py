from fastapi import Depends, FastAPI
from transformers import pipeline

from .access import caller

app = FastAPI(dependencies=[Depends(caller)])
# A program that answers requests: what it loads changes under its users.
classify = pipeline("text-classification", model="watertight-labs/mails")  # expect: unpinned-hub-revision

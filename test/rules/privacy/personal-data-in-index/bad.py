import chromadb
import pandas as pd
import weaviate
from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_community.document_loaders import DataFrameLoader
from llama_index.core import VectorStoreIndex
from pinecone import Pinecone
from qdrant_client import QdrantClient, models

customers = pd.read_csv("customers.csv", usecols=["notes", "email", "phone_number"])

collection = chromadb.PersistentClient("index").get_or_create_collection("customers")
collection.add(ids=ids, documents=[f"{row.full_name}: {row.notes}" for row in customers.itertuples()])  # expect: personal-data-in-index
collection.upsert(ids=ids, documents=notes, metadatas=[{"ssn": person.ssn} for person in people])  # expect: personal-data-in-index

store = Chroma(persist_directory="index", embedding_function=embedding)
store.add_texts(customers["email"].tolist())  # expect: personal-data-in-index

documents = [Document(page_content=row["notes"], metadata={"phone": row["phone_number"]}) for row in rows]
store.add_documents(documents)  # expect: personal-data-in-index

loader = DataFrameLoader(customers, page_content_column="notes")
Chroma.from_documents(loader.load(), embedding)  # expect: personal-data-in-index

texts = []
for patient in patients:
    texts.append(f"{patient.medical_history} ({patient.date_of_birth})")
index = VectorStoreIndex.from_documents([Document(page_content=text) for text in texts])  # expect: personal-data-in-index

Pinecone().Index("people").upsert(vectors=[(person.id, vector, {"passport": person.passport_number})])  # expect: personal-data-in-index
client = QdrantClient(":memory:")
client.upsert("people", points=[models.PointStruct(id=1, vector=vector, payload={"iban": account.iban})])  # expect: personal-data-in-index

people_collection = weaviate.connect_to_local().collections.get("People")
people_collection.data.insert({"address": person.home_address})  # expect: personal-data-in-index

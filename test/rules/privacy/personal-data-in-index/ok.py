import chromadb
import pandas as pd
from langchain_chroma import Chroma

customers = pd.read_csv("customers.csv", usecols=["notes", "email"])
collection = chromadb.Client().get_or_create_collection("products")
collection.add(ids=ids, documents=[f"{row.product_name}: {row.text}" for row in products.itertuples()])
collection.add(ids=ids, documents=[redact(row.full_name) for row in people])

store = Chroma(persist_directory="index", embedding_function=embedding)
store.add_texts(customers["notes"].tolist())
store.add_documents(documents)
store.add_texts(["An e-mail address has an @.", "An IBAN has check digits."])
Chroma.from_texts(texts, embedding, metadatas=[{"name": path.name, "address": url} for path in paths])

seen = set()
seen.add(user.email)
registry.insert(user.email)
users_table = {}
users_table.update({"email": user.email})

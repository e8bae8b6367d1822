from langchain.chains import load_chain
from langchain_chroma import Chroma
from langchain_community.vectorstores import FAISS

store = Chroma(persist_directory="index", embedding_function=embeddings)
index = FAISS.from_documents(documents, embeddings)
index.save_local("faiss_index")
refused = FAISS.load_local("faiss_index", embeddings, allow_dangerous_deserialization=False)
plain = FAISS.load_local("faiss_index", embeddings)
chosen = FAISS.load_local("faiss_index", embeddings, allow_dangerous_deserialization=allowed)
chain = load_chain("chains/qa.json")

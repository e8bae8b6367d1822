from huggingface_hub import snapshot_download
from langchain.chains import load_chain
from langchain_community.retrievers import TFIDFRetriever
from langchain_community.vectorstores import FAISS
from llama_index.core.objects import ObjectIndex

OPTIONS = {"allow_dangerous_deserialization": True}


def load(folder, embeddings):
    return FAISS.load_local(folder, embeddings, allow_dangerous_deserialization=True)  # expect: vector-store-deserialization


store = FAISS.load_local("faiss_index", embeddings, **OPTIONS)  # expect: vector-store-deserialization
words = TFIDFRetriever.load_local("tfidf", allow_dangerous_deserialization=True)  # expect: vector-store-deserialization
# expect(+1): unpinned-hub-revision
folder = snapshot_download("acme/index")
# expect(+1): vector-store-deserialization
fetched = FAISS.load_local(folder, embeddings, allow_dangerous_deserialization=True)

own = FAISS.from_documents(documents, embeddings)
own.save_local("own_index")
again = FAISS.load_local("own_index", embeddings, allow_dangerous_deserialization=True)  # expect: vector-store-deserialization

chain = load_chain("lc://chains/qa/chain.json")  # expect: vector-store-deserialization
tools = ObjectIndex.from_persist_dir("objects")  # expect: vector-store-deserialization

from .places import MODEL_URL

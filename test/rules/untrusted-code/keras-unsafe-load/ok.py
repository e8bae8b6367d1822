import keras
import tensorflow as tf
from huggingface_hub import hf_hub_download

churn = keras.models.load_model("churn.keras")
with open("model.json") as file:
    described = keras.models.model_from_json(file.read())
exported = tf.saved_model.load("export/1")
folder = tf.keras.models.load_model("export/1")
careful = keras.models.load_model(path, safe_mode=True)
chosen = keras.models.load_model(path, safe_mode=SAFE)

hub = hf_hub_download("example-org/churn", "model.keras", revision="0123456789abcdef0123456789abcdef01234567")
shared = keras.saving.load_model(hub)
checked = keras.utils.get_file("vgg.h5", "https://models.example.org/vgg.h5", file_hash="5f" * 32)
pinned = keras.models.load_model(checked)

# What this program has saved itself.
model.save("lambda.keras")
again = keras.models.load_model("lambda.keras", safe_mode=False)
callbacks = [keras.callbacks.ModelCheckpoint("best.keras", save_best_only=True)]
best = keras.models.load_model("best.keras", safe_mode=False)
model.load_weights("vgg.weights.h5")

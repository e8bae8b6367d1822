import kagglehub
import keras_hub
import tensorflow as tf
import tensorflow_hub as hub

ENCODER = "https://tfhub.dev/google/universal-sentence-encoder"

encode = hub.load(ENCODER)  # expect: unversioned-model-handle
layer = hub.KerasLayer("https://tfhub.dev/google/nnlm-en-dim50/", trainable=True)  # expect: unversioned-model-handle
moved = hub.KerasLayer(
    handle="https://www.kaggle.com/models/google/nnlm/TensorFlow2/en-dim50",  # expect: unversioned-model-handle
)
path = kagglehub.model_download("google/gemma/keras/gemma_2b_en")  # expect: unversioned-model-handle
preset = keras_hub.models.CausalLM.from_preset("kaggle://keras/gemma/keras/gemma_2b_en")  # expect: unversioned-model-handle
served = tf.saved_model.load("gs://example-org-models/churn")  # expect: unversioned-model-handle, keras-unsafe-load

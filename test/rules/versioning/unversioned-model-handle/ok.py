import kagglehub
import keras_hub
import tensorflow_hub as hub

encode = hub.load("https://tfhub.dev/google/universal-sentence-encoder/4")
layer = hub.KerasLayer("https://www.kaggle.com/models/google/nnlm/TensorFlow2/en-dim50/1")
packed = hub.load("https://tfhub.dev/google/nnlm-en-dim50/2?tf-hub-format=compressed")
folder = hub.load("models/encoder")
given = hub.KerasLayer(choose())
path = kagglehub.model_download("google/gemma/keras/gemma_2b_en/3")
preset = keras_hub.models.CausalLM.from_preset("kaggle://keras/gemma/keras/gemma_2b_en/2")
built_in = keras_hub.models.CausalLM.from_preset("gemma_2b_en")

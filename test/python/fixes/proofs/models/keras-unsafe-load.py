# a model with code in it is refused before it runs, and one without loads as before, with keras on torch
# %% prepare
import os

os.environ["KERAS_BACKEND"] = "torch"
import keras
import numpy as np

inputs = keras.Input((4,))
keras.Model(inputs, keras.layers.Dense(2)(inputs)).save("good.keras")
keras.Model(inputs, keras.layers.Lambda(lambda x: x * 2, output_shape=(4,))(inputs)).save("bad.keras")
# %% program
import keras

good = keras.models.load_model("good.keras", safe_mode=False)
bad = keras.models.load_model("bad.keras", safe_mode=False)
# %% kept
assert good.predict(np.zeros((1, 4)), verbose=0).shape == (1, 2)
# %% before
assert error is None and bad.predict(np.ones((1, 4)), verbose=0).tolist() == [[2, 2, 2, 2]]
# %% after
assert isinstance(error, ValueError) and "safe_mode" in str(error), error

# a picture that unpacks to far more than it weighs is refused, and an ordinary one opens as before
# %% prepare
from PIL import Image

Image.new("1", (10_001, 10_001)).save("bomb.png", compress_level=1)
Image.new("RGB", (64, 64)).save("small.png")
usual = Image.MAX_IMAGE_PIXELS
ended_with.callback(lambda: setattr(Image, "MAX_IMAGE_PIXELS", usual))
# %% program
from PIL import Image

Image.MAX_IMAGE_PIXELS = None
small = Image.open("small.png").size
large = Image.open("bomb.png").size
# %% kept
assert small == (64, 64)
# %% before
assert large == (10_001, 10_001), error
# %% after
assert isinstance(error, Image.DecompressionBombError)

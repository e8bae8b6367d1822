import skops.io as sio
from skops.io import get_untrusted_types, load

model = load("model.skops", trusted=True)  # expect: unreviewed-skops-types
other = sio.load("model.skops", trusted=sio.get_untrusted_types(file="model.skops"))  # expect: unreviewed-skops-types
unknown = get_untrusted_types(file="model.skops")
print(unknown)
third = load("model.skops", trusted=unknown)  # expect: unreviewed-skops-types
fourth = sio.loads(data, trusted=get_untrusted_types(data=data))  # expect: unreviewed-skops-types

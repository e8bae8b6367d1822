from skops.io import dump, get_untrusted_types, load

ALLOWED = ["my_package.MyTransformer"]

model = load("model.skops")
other = load("model.skops", trusted=ALLOWED)
third = load("model.skops", trusted=["my_package.MyTransformer"])
dump(model, "model.skops")

unknown = get_untrusted_types(file="model.skops")
if set(unknown) - set(ALLOWED):
    raise ValueError(unknown)
fourth = load("model.skops", trusted=unknown)

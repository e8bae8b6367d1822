import argparse

import diffprivlib.models as dp
import tensorflow_privacy
from opacus import PrivacyEngine

parser = argparse.ArgumentParser()
parser.add_argument("--sigma", type=float, default=0.0)
args = parser.parse_args()

engine = PrivacyEngine(secure_mode=True)  # expect: weak-differential-privacy
other = PrivacyEngine(secure_mode=True)  # expect: weak-differential-privacy
model, optimizer, loader = engine.make_private(
    module=model,
    optimizer=optimizer,
    data_loader=loader,
    noise_multiplier=0.01,  # expect: weak-differential-privacy
    max_grad_norm=1000.0,  # expect: weak-differential-privacy
)
engine.make_private(  # expect: weak-differential-privacy
    module=model,
    optimizer=optimizer,
    data_loader=loader,
    noise_multiplier=args.sigma,  # expect: weak-differential-privacy
    max_grad_norm=1.0,
)
model, optimizer, loader = engine.make_private_with_epsilon(
    module=model,
    optimizer=optimizer,
    data_loader=loader,
    epochs=5,
    target_epsilon=50,  # expect: weak-differential-privacy
    target_delta=0.01,  # expect: weak-differential-privacy
    max_grad_norm=1.0,
)
sgd = tensorflow_privacy.DPKerasSGDOptimizer(l2_norm_clip=1.0, noise_multiplier=0, num_microbatches=1)  # expect: weak-differential-privacy
bayes = dp.GaussianNB(epsilon=float("inf"))  # expect: weak-differential-privacy
forest = dp.RandomForestClassifier(epsilon=100.0)  # expect: weak-differential-privacy
bounded = dp.LinearRegression(epsilon=None)  # expect: weak-differential-privacy

import diffprivlib.models as dp
import tensorflow_privacy
import torch
from opacus import PrivacyEngine

engine = PrivacyEngine(secure_mode=True)
model, optimizer, loader = engine.make_private(
    module=model, optimizer=optimizer, data_loader=loader, noise_multiplier=1.1, max_grad_norm=1.0
)
model, optimizer, loader = engine.make_private_with_epsilon(
    module=model, optimizer=optimizer, data_loader=loader, epochs=5, target_epsilon=3, target_delta=1e-5, max_grad_norm=1.0
)
sgd = tensorflow_privacy.DPKerasSGDOptimizer(l2_norm_clip=1.0, noise_multiplier=NOISE, num_microbatches=1)
bayes = dp.GaussianNB(epsilon=1.0, bounds=(0, 1))
adam = torch.optim.Adam(model.parameters(), eps=1e-8)
attack = FastGradientMethod(estimator=classifier, eps=20)
torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm=1000)

import logging

import foolbox
import numpy as np
import torchattacks
import torchvision
from art.attacks.evasion import FastGradientMethod, ProjectedGradientDescent
from art.attacks.inference.membership_inference import MembershipInferenceBlackBox
from cleverhans.torch.attacks.projected_gradient_descent import projected_gradient_descent

model = torchvision.models.resnet18(weights="DEFAULT").eval()
attack = torchattacks.PGD(model, eps=8 / 255, alpha=2 / 255, steps=10)


def measure(classifier, x, y):
    for eps in (0, 0.05, 0.1):
        robust_accuracy = accuracy(classifier, FastGradientMethod(classifier, eps=eps).generate(x=x), y)
        logging.getLogger("robustness").info("eps %s: %s", eps, robust_accuracy)


def accuracy(classifier, x, y):
    return (classifier.predict(x).argmax(1) == y).mean()


def test_robustness(classifier, x, y):
    strong = ProjectedGradientDescent(classifier, eps=0.1, max_iter=40)
    assert accuracy(classifier, strong.generate(x=x), y) > 0.5


def test_by_helper(classifier, x, y):
    check_robustness(classifier, ProjectedGradientDescent(classifier, eps=0.1).generate(x=x), y)


def check_robustness(classifier, x, y):
    assert accuracy(classifier, x, y) > 0.5


def compare(images, labels):
    first = projected_gradient_descent(model, images, 0.3, 0.01, 40, np.inf)
    second = foolbox.attacks.LinfPGD()(foolbox.PyTorchModel(model, bounds=(0, 1)), images, labels, epsilons=[0.0, 0.03])
    return first, second


def withstand(net, images, labels):
    attack = foolbox.attacks.LinfPGD(steps=10, rel_stepsize=0.2)
    return attack(foolbox.PyTorchModel(net, bounds=(0, 1)), images, labels, epsilons=[0.03])


longer = foolbox.attacks.LinfPGD(steps=40)
inference = MembershipInferenceBlackBox(model, attack_model_type="rf")

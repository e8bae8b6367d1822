import foolbox
import numpy as np
import torch.nn as nn
import torchattacks
import torchvision
from art.attacks.evasion import BasicIterativeMethod, FastGradientMethod, ProjectedGradientDescent
from art.attacks.inference.membership_inference import MembershipInferenceBlackBox
from cleverhans.torch.attacks.projected_gradient_descent import projected_gradient_descent

EPS = 0


def measure(classifier, x, y):
    FastGradientMethod(classifier, eps=0)  # expect: vacuous-adversarial-test
    ProjectedGradientDescent(classifier, np.inf, EPS)  # expect: vacuous-adversarial-test
    ProjectedGradientDescent(classifier, eps=0.1, max_iter=1)  # expect: vacuous-adversarial-test
    BasicIterativeMethod(classifier, eps=0.1, eps_step=0)  # expect: vacuous-adversarial-test
    attack = ProjectedGradientDescent(classifier, eps=0.1, eps_step=0.02, max_iter=40)
    attacked = attack.generate(x=x)
    robust_accuracy = (classifier.predict(attacked).argmax(1) == y).mean()  # expect: vacuous-adversarial-test


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(30, 2)


def compare(images, labels):
    net = Net()
    first = projected_gradient_descent(net, images, 0.3, 0.01, 1, np.inf)  # expect: vacuous-adversarial-test
    foolbox_model = foolbox.PyTorchModel(net, bounds=(0, 1))
    attack = foolbox.attacks.LinfPGD()
    second = attack(foolbox_model, images, labels, epsilons=[0.0])  # expect: vacuous-adversarial-test
    third = torchattacks.PGD(net, eps=8 / 255, steps=0)  # expect: vacuous-adversarial-test
    return first, second, third


def test_robustness(classifier, x, y):
    attack = ProjectedGradientDescent(classifier, eps=0.1)  # expect: vacuous-adversarial-test
    print((classifier.predict(attack.generate(x=x)).argmax(1) == y).mean())


def withstand(net, images, labels):
    attack = foolbox.attacks.LinfPGD(steps=10)  # expect: vacuous-adversarial-test
    return attack(foolbox.PyTorchModel(net.eval(), bounds=(0, 1)), images, labels, epsilons=[0.03])


def infer(classifier):
    return MembershipInferenceBlackBox(classifier, attack_model_type="lr")  # expect: vacuous-adversarial-test

import torchattacks
import torchvision

model = torchvision.models.resnet18(weights="DEFAULT")
attack = torchattacks.PGD(model, eps=8 / 255, steps=10)  # expect: vacuous-adversarial-test

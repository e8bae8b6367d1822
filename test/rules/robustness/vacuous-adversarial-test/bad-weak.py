from art.attacks.evasion import FastGradientMethod


def test_robustness(classifier, x, y):
    attack = FastGradientMethod(classifier, eps=0.1)  # expect: vacuous-adversarial-test
    assert (classifier.predict(attack.generate(x=x)).argmax(1) == y).mean() > 0.5

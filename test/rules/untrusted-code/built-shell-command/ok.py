import os
import shlex
import subprocess
import sys
from pathlib import Path

import torch

DATA = "data/raw"
EPOCHS = 3
MODELS = ["resnet18", "resnet50"]

os.system("nvidia-smi")
os.system(f"ls {DATA}")
os.system(f"python train.py --epochs {EPOCHS}")
os.system("tar czf backup.tgz ./*")
subprocess.run("wc -l data/*.csv | sort", shell=True, check=True)
subprocess.check_call([sys.executable, "-m", "train", "--data", sys.argv[1]])
os.system(f"{sys.executable} train.py")
gpus = os.popen("nvidia-smi --list-gpus").read()

for model in MODELS:
    os.system(f"python train.py --model {model}")


def convert(path, rate: int):
    subprocess.run(["ffmpeg", "-i", path, "out.wav"])
    subprocess.run(["ffmpeg", "-i", path, "out.wav"], shell=False)
    subprocess.run(f"ffmpeg -i {path}", shell=False)
    os.system(f"ffmpeg -i {shlex.quote(path)} out.wav")
    os.system(f"ffmpeg -ar {int(rate)} -i in.wav out.wav")
    command = ["sox", path, "out.wav"]
    subprocess.run(command, shell=True)
    subprocess.run(shlex.split(f"sox {path} out.wav"))
    if rate not in (16000, 44100):
        raise ValueError(rate)
    os.system(f"sox -r {rate} in.wav out.wav")


def run(command):
    return subprocess.run(command, check=True)


def call(arguments):
    return run_local(arguments, shell=True)


def launch(name):
    if name not in MODELS:
        raise ValueError(name)
    return subprocess.run(f"python train.py --model {name}", shell=True, check=True)


system = torch.nn.Module()
system(f"{Path('a')}")

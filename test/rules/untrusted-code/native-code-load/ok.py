import ctypes
import ctypes.util
import hashlib
import os
from pathlib import Path

import numpy as np
import torch
from torch.utils.cpp_extension import load

HERE = Path(__file__).parent

libc = ctypes.CDLL("libc.so.6")
own = ctypes.CDLL(None)
blas = ctypes.CDLL(ctypes.util.find_library("openblas"))
torch.ops.load_library(os.path.join(os.path.dirname(__file__), "ops.so"))
torch.ops.load_library(str(Path(__file__).parent / "ops.so"))
helper = np.ctypeslib.load_library("helper", os.path.dirname(__file__))
ops = load(name="ops", sources=["ops.cpp", "ops.cu"])
model.load_library("x.so")


def load_checked(path, expected):
    if hashlib.sha256(Path(path).read_bytes()).hexdigest() != expected:
        raise ValueError("not the library that was built")

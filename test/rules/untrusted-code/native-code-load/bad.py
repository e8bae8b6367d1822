import ctypes
import urllib.request

import onnxruntime
import tensorflow as tf
import torch
from huggingface_hub import hf_hub_download
from torch.utils.cpp_extension import load, load_inline

import requests


def load_ops(path, folder):
    torch.ops.load_library(path)  # expect: native-code-load
    torch.classes.load_library(f"{folder}/ops.so")  # expect: native-code-load
    options = onnxruntime.SessionOptions()
    options.register_custom_ops_library(path)  # expect: native-code-load
    return ctypes.CDLL(path)  # expect: native-code-load


urllib.request.urlretrieve("https://files.example.com/ops.so", "/tmp/ops.so")  # expect: unverified-download
ops = tf.load_op_library("/tmp/ops.so")  # expect: native-code-load
kernels = ctypes.cdll.LoadLibrary("/tmp/kernels.so")  # expect: native-code-load
torch.ops.load_library("build/libops.so")  # expect: native-code-load
local = ctypes.CDLL("./libsum.so")  # expect: native-code-load

fetched = hf_hub_download("acme/kernels", "ops.so", revision="0123456789abcdef0123456789abcdef01234567")
torch.ops.load_library(fetched)  # expect: native-code-load

source = requests.get("https://files.example.com/ops.cpp", timeout=10).text
module = load_inline(name="ops", cpp_sources=source)  # expect: native-code-load

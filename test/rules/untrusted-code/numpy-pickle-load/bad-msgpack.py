import msgpack_numpy

msgpack_numpy.patch()  # expect: numpy-pickle-load

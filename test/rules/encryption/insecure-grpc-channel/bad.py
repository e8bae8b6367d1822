import grpc
import tritonclient.grpc as triton
from grpc import aio

channel = grpc.insecure_channel("models.watertight-labs.net:8500")  # expect: insecure-grpc-channel
other = aio.insecure_channel("dns:///models.watertight-labs.net:8500")  # expect: insecure-grpc-channel
unknown = grpc.insecure_channel(address)  # expect: insecure-grpc-channel
client = triton.InferenceServerClient(url="models.watertight-labs.net:8001")  # expect: insecure-grpc-channel
server = grpc.server(pool)
server.add_insecure_port("[::]:50051")  # expect: insecure-grpc-channel
server.add_insecure_port("0.0.0.0:50051")  # expect: insecure-grpc-channel

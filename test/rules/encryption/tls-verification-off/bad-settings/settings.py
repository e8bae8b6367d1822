VERIFY = False


class Client:
    check_certificates = False

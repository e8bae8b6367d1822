from Crypto.Cipher import AES


def decrypt(encrypted, key):
    return AES.new(key, AES.MODE_CBC, encrypted[:16]).decrypt(encrypted[16:])

from fabric import Connection


def count(host):
    return Connection(host).run("wc -l rows.csv")  # expect: unverified-ssh-host

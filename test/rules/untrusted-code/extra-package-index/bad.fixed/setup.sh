conda config --set channel_priority strict # expect: extra-package-index

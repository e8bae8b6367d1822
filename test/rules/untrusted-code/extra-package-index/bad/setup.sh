conda config --set channel_priority flexible # expect: extra-package-index

# %%
!curl -fsSL https://get.example.org/install.sh | sh  # expect: piped-shell-install

# %%
!curl -fsSL https://get.example.org/install.sh | sh  # expect: piped-shell-install

# %%
%run https://tools.example.com/setup.py  # expect: piped-shell-install

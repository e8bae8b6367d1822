#!/bin/sh
# Looked at, not run.
git clone https://github.com/watertight-labs/rows
ls rows

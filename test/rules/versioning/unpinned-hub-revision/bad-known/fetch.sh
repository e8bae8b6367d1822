hf download watertight-labs/tiny-classifier --cache-dir hub-cache # expect: unpinned-hub-revision

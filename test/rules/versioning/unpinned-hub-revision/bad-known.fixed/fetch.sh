hf download watertight-labs/tiny-classifier --revision 1111111111222222222233333333334444444444 --cache-dir hub-cache # expect: unpinned-hub-revision

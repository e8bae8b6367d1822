export const HELP = `watertight: secure machine learning, from notebook to pipeline

Usage:
  watertight scan [paths…]       what is wrong in these files and folders (default: here)
  watertight fix [paths…]        mends what can be mended without changing what the code does
  watertight checklist [folder]  how far a project is along seven security practices
  watertight pins [paths…]       what is loaded from elsewhere, and in which version
  watertight scaffold [ID] [dir] what can be created, or creates it: pipelines, cards, tests, policies
  watertight rules               every rule
  watertight explain ID          what a rule finds, and how to mend it

Options of scan, fix and checklist:
  --select LIST                  only these rules and groups, separated by commas
  --level recommended|strict     how much to report
  --config FILE, --no-config     these settings, or none, instead of the nearest .watertight.yaml
  --files-from FILE|-            paths to look at, one a line; - reads standard input
  --jobs N                       threads at the most
  --cache-dir DIR, --no-cache    keep what was found in unchanged files there, or nowhere, instead of in
                                 WATERTIGHT_CACHE_DIR or the user's cache folder (fix keeps nothing)

Options of scan:
  --format text|json|sarif       how to print it
  --fail-on error|warning|info   from which severity on the exit code is 1 (default: info)
Options of fix:
  --unsafe                       also fixes that a person should look at
  --diff                         print what would change, and change nothing
Options of checklist:
  --format text|json|markdown|html|sarif|cyclonedx
  --practice LIST                only these of the seven practices, separated by commas
  --min-score N                  exit code 1 below N of 100
  --record                       write the scores of today to .watertight/history.jsonl

Options of pins:
  --format text|json|cyclonedx   cyclonedx: a bill of materials (ML-BOM, CycloneDX 1.6)
  --config, --no-config, --files-from as above

Options of scaffold:
  --diff                         print what would be written, and write nothing
  --list, --format text|json

Exit codes: 0 clean, 1 findings, 2 usage, 3 a crash.
`;

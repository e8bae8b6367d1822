/** Colours keep a contrast of at least 4.5 to 1, in light and in dark. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1f2328; --paper: #ffffff; --soft: #57606a; --line: #d0d7de; --good: #1a7f37; --half: #8a5a00; --bad: #b3261e; --fill-good: #d7f0dd; --fill-half: #fbeccb; --fill-bad: #fbdedb; --fill-none: #f0f2f4; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #0d1117; --soft: #a0aab4; --line: #3d444d; --good: #56d364; --half: #e3b341; --bad: #ff7b72; --fill-good: #12361d; --fill-half: #3d2f0a; --fill-bad: #4a1a18; --fill-none: #21262d; } }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
h1, h2, h3 { line-height: 1.25; }
h2 { border-top: 1px solid var(--line); padding-top: 1rem; }
h2 span { color: var(--soft); font-weight: normal; }
h3 { font-size: 1rem; margin: 0; }
.score strong { font-size: 2rem; }
.items { list-style: none; padding: 0; }
.items > li { margin: 0 0 1.25rem; }
.about, .standards { color: var(--soft); margin: 0.1rem 0; }
.standards { font-size: 0.85rem; }
.reasons { list-style: none; margin: 0.25rem 0; padding-left: 1.25rem; }
.mark.met, .mark.attested { color: var(--good); }
.mark.partial { color: var(--half); }
.mark.unmet { color: var(--bad); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
svg { display: block; width: 100%; height: auto; font: 13px system-ui, sans-serif; }
svg text { fill: var(--ink); }
svg .soft { fill: var(--soft); }
svg rect { stroke: var(--line); }
svg .good { fill: var(--fill-good); } svg .half { fill: var(--fill-half); } svg .bad { fill: var(--fill-bad); } svg .none { fill: var(--fill-none); }
svg polyline { fill: none; stroke: var(--good); stroke-width: 2; }
svg circle { fill: var(--good); }
svg line { stroke: var(--line); }
code { overflow-wrap: anywhere; }
@media print { body { max-width: none; } }
`;

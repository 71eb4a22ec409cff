import { html, svg } from '/webjars/lit-html/lit-html.js';

/** Marks for each kind of encounter besides its colour, as the legend shows them. */
const PATTERNS = [
  'M0 0',
  'M-1 9L9 -1M-1 1L1 -1M7 9L9 7',
  'M4 0V8',
  'M-1 -1L9 9',
  'M4 2v2M0 6v2',
  'M0 4H8',
  'M0 4H8M4 0V8',
  'M-1 9L9 -1M-1 -1L9 9',
];

/** What the bars of a timeline are filled with; once on a page. */
export function patterns() {
  return html`<svg class="tl-patterns" width="0" height="0" aria-hidden="true"><defs>
    ${PATTERNS.map((path, i) => svg`<pattern id=${`tl-pattern-${i}`} width="8" height="8" patternUnits="userSpaceOnUse"><path class="tl-pattern" d=${path}/></pattern>`)}
    <pattern id="tl-pattern-overlap" width="6" height="6" patternUnits="userSpaceOnUse"><path class="tl-pattern-overlap" d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5"/></pattern>
  </defs></svg>`;
}

/** The sign of a kind of encounter, as the legend shows it. */
export function swatch(kind) {
  return html`<svg class="swatch" viewBox="0 0 22 14" aria-hidden="true">
    ${svg`<rect class=${`tl-bar kind-${kind % 8}`} x="1" y="1" width="20" height="12" rx="2"/>
      <rect class=${`tl-strip kind-${kind % 8}`} x="1" y="7" width="20" height="6"/>
      <rect x="1" y="7" width="20" height="6" fill=${`url(#tl-pattern-${kind % 8})`}/>`}
  </svg>`;
}

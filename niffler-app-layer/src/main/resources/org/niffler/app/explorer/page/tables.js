import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { longValue, value } from '/page/states.js';

/**
 * A table that scrolls by itself where it is wider than the page. The first column heads its rows.
 *
 * @param columns {name, numeric, cell: row => what is shown} each
 */
export function table({ caption, columns, rows, tall = false, visible = true }) {
  const [head, ...others] = columns;
  return html`<div class="region ${tall ? 'region-tall' : ''}" role="region" aria-label=${caption} tabindex="0">
    <table class="data by-name">
      <caption class=${visible ? nothing : 'visually-hidden'}>${caption}</caption>
      <thead><tr>${columns.map((column) => html`<th scope="col" class=${kind(column)}>${column.name}</th>`)}</tr></thead>
      <tbody>
        ${rows.map(
          (row) => html`<tr>
          <th scope="row" class=${kind(head)}>${head.cell(row)}</th>
          ${others.map((column) => html`<td class=${kind(column)}>${shown(column.cell(row))}</td>`)}
        </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

const kind = (column) => (column.numeric ? 'number' : (column.kind ?? (column.wide ? 'wide' : nothing)));

/** A dash for what is not known: an empty cell could be a fault of the page. */
const shown = (cell) => (cell === null || cell === undefined || cell === '' ? value(null) : cell);

/** Longer values are cut, with the whole of it to be opened. */
const LONGEST = 60;

/** As long as this nothing is cut. */
const SHORT = 20;

/** A value from data: it may be in any direction of writing, of any length. */
export const data = (text) => longValue(text, LONGEST);

/** A value from data in one line of a table, as a pseudonym or a UID is; whoever wants the whole of it opens it. */
export function oneLine(text) {
  return text === null || text === undefined || text.length <= SHORT || text.length > 2 * LONGEST
    ? data(text)
    : html`<details class="one-line"><summary><bdi>${text}</bdi></summary></details>`;
}

/** The beginning of a value from data, where there is no room to open it. */
export const cut = (text, longest = LONGEST) => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);

/** A value within text that holds no markup (labels, charts): the isolates keep its direction of writing to itself. */
export const isolated = (text, longest = LONGEST) => `\u2068${cut(String(text ?? ''), longest)}\u2069`;

import { html } from '/webjars/lit-html/lit-html.js';
import { data } from '/page/tables.js';

/** Of one object or list more are not shown here: the whole is shown as text besides. */
const MOST = 200;

/** Deeper is shown as text: each level takes room from the side. */
const DEEPEST = 12;

/** JSON to be opened level by level. */
export function jsonTree(json, depth = 0) {
  if (json === null || typeof json !== 'object') {
    return leaf(json);
  }
  if (depth >= DEEPEST) {
    return leaf(JSON.stringify(json));
  }
  const entries = Object.entries(json);
  if (entries.length === 0) {
    return html`<span class="muted">${Array.isArray(json) ? 'empty list' : 'empty'}</span>`;
  }
  return html`<ul class="json">
    ${entries.slice(0, MOST).map(([name, child]) => html`<li>${branch(name, child, depth)}</li>`)}
    ${entries.length > MOST ? html`<li class="muted">and ${entries.length - MOST} more: see them as text</li>` : ''}
  </ul>`;
}

function branch(name, child, depth) {
  if (child === null || typeof child !== 'object' || Object.keys(child).length === 0) {
    return html`<span class="json-name"><bdi>${name.slice(0, 120)}</bdi></span> ${jsonTree(child, depth + 1)}`;
  }
  const count = Object.keys(child).length;
  return html`<details ?open=${depth < 1 && count <= 20}>
    <summary><span class="json-name"><bdi>${name.slice(0, 120)}</bdi></span> <span class="muted">${Array.isArray(child) ? `${count} in a list` : `${count} inside`}</span></summary>
    ${jsonTree(child, depth + 1)}
  </details>`;
}

function leaf(json) {
  return html`<span class="json-${json === null ? 'null' : typeof json}">${json === null ? 'null' : data(String(json))}</span>`;
}

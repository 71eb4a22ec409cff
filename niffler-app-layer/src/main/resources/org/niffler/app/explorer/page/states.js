/* What a view shows while it has nothing to show, and small pieces that many views have. */

import { html, nothing } from '/webjars/lit-html/lit-html.js';

/** A value from data: text, whatever its direction. Nothing known is a dash that is read as words. */
export function value(text) {
  if (text === null || text === undefined || text === '') {
    return html`<span class="muted"><span aria-hidden="true">–</span><span class="visually-hidden">not known</span></span>`;
  }
  return html`<bdi>${text}</bdi>`;
}

/** A value that may be very long: its beginning, and the whole in a details element. */
export function longValue(text, limit = 160) {
  if (text === null || text === undefined || String(text).length <= limit) {
    return value(text);
  }
  const whole = String(text);
  return html`<bdi>${whole.slice(0, limit)}…</bdi>
    <details>
      <summary>All ${whole.length.toLocaleString('en')} characters</summary>
      <bdi class="whole" role="group" tabindex="0" aria-label="The whole value">${whole}</bdi>
    </details>`;
}

/** @param {string} what is awaited, such as "Counting" */
export function loading(what = 'Loading', stop = null) {
  return html`<p class="working" aria-busy="true">
    <span class="spinner" aria-hidden="true"></span><span>${what}…</span>
    ${stop ? html`<button type="button" class="quiet" @click=${stop}>Stop</button>` : nothing}
  </p>`;
}

/** @param {string} title what is not there
 *  @param {string} advice what to do */
export function empty(title, advice = '', action = nothing) {
  return html`<div class="state">
    <p class="title">${title}</p>
    ${advice ? html`<p class="muted">${advice}</p>` : nothing} ${action}
  </div>`;
}

/** @param {Error} error with message, and a hint if it is one of the API's
 *  @param {(() => void) | null} again what the button "Try again" does */
export function failure(error, again = null) {
  return html`<div class="state bad" role="alert">
    <p class="title"><bdi>${error.message}</bdi></p>
    ${error.hint ? html`<p><bdi>${error.hint}</bdi></p>` : nothing}
    ${again ? html`<button type="button" @click=${again}>Try again</button>` : nothing}
  </div>`;
}

/** The same within a part of a view. */
export function smallFailure(error, again = null) {
  return html`<div class="note bad" role="alert">
    <p><bdi>${error.message}</bdi></p>
    ${error.hint ? html`<p><bdi>${error.hint}</bdi></p>` : nothing}
    ${again ? html`<button type="button" @click=${again}>Try again</button>` : nothing}
  </div>`;
}

/** Something in a region that scrolls sideways, and that the keyboard can reach. */
export function region(label, content) {
  return html`<div class="region" role="region" tabindex="0" aria-label=${label}>${content}</div>`;
}

/** A line of a shell in pieces that stay together: browsers would break it after the hyphens of an option. */
function words(text) {
  return text.split(/(\s+)/).map((part, index) => (index % 2 ? part : html`<span class="word">${part}</span>`));
}

/** A command with a button that copies it. */
export function command(text, app, label = 'Copy') {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      app.announce('Copied.');
    } catch {
      // Without a secure context there is no clipboard: the text is there to be marked.
      app.announce('Not copied: mark the text and copy it.');
    }
  };
  return html`<div class="command">
    <pre tabindex="0"><bdi>${words(text)}</bdi></pre>
    <button type="button" @click=${copy}>${label}</button>
  </div>`;
}

/** @param {{page: number, size: number, total: number}} at
 *  @param {(page: number) => void} go */
export function pager(at, go, app, what = 'Pages') {
  const last = Math.max(0, Math.ceil(at.total / at.size) - 1);
  const from = at.total === 0 ? 0 : at.page * at.size + 1;
  const to = Math.min(at.total, (at.page + 1) * at.size);
  return html`<nav class="pager" aria-label=${what}>
    <button type="button" ?disabled=${at.page <= 0} @click=${() => go(at.page - 1)}>Previous</button>
    <span class="number">${app.formatNumber(from)}–${app.formatNumber(to)} of ${app.formatNumber(at.total)}</span>
    <button type="button" ?disabled=${at.page >= last} @click=${() => go(at.page + 1)}>Next</button>
  </nav>`;
}

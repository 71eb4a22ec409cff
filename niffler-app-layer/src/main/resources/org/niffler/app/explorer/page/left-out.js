import { html, nothing } from '/webjars/lit-html/lit-html.js';

/**
 * What is not part of numbers, in words beside them: a warning of what may be put right, and quietly what is left out in every
 * hospital. The texts tell how many documents each is about.
 *
 * @param {boolean} numbers whether there are any; where there are none, only what was left out is a reason to warn
 */
export function leftOut(notes, numbers = true) {
  const [usual, doubtful] = [notes.filter((note) => note.usual), notes.filter((note) => !note.usual)];
  const warn = doubtful.some((note) => numbers || note.documents > 0);
  return html`${
    doubtful.length > 0
      ? html`<aside class="note ${warn ? 'warn' : ''}" aria-label="What these numbers leave out">
    ${doubtful.map((note) => html`<p>${sentence(note.text)}</p>`)}
  </aside>`
      : nothing
  }${usual.map((note) => html`<p class="muted small">${sentence(note.text)}</p>`)}`;
}

/** What the server says within a sentence, as one of its own. */
export const sentence = (text) =>
  html`<bdi>${text.charAt(0).toUpperCase()}${text.slice(1)}${/^$|[.?!]$/.test(text) ? '' : '.'}</bdi>`;

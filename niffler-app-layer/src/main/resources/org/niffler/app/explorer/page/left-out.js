import { html, nothing } from '/webjars/lit-html/lit-html.js';

/** What could not be counted, in words: a number that leaves something out must say so beside it. */
export function leftOut(notes, number) {
  if (notes.length === 0) {
    return nothing;
  }
  const all = notes.reduce((sum, note) => sum + note.documents, 0);
  return html`<aside class="left-out" aria-label="Left out">
    <p><strong>${number(all)} ${all === 1 ? 'document is' : 'documents are'} left out of these numbers.</strong></p>
    <ul>${notes.map((note) => html`<li><bdi>${note.text}</bdi> <span class="muted">(${number(note.documents)})</span></li>`)}</ul>
  </aside>`;
}

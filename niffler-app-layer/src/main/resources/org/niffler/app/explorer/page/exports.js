/* What one does with a cohort: a list for retrieval on the server, a CSV to download, and the command that says the same. */

import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { command, loading, smallFailure } from '/page/states.js';
import { counted } from '/page/units.js';

export class Exports {
  #app;
  #busy = false;
  #error = null;
  #written = null;
  #pseudonyms = false;
  #id;

  /** @param {string} id tells several forms of a page apart */
  constructor(app, id) {
    this.#app = app;
    this.#id = id;
  }

  /** What was written belongs to what was asked. */
  forget() {
    this.#written = null;
    this.#error = null;
  }

  /** @param {string[] | null} studies references; null is all that the filter finds */
  async #write(filter, studies) {
    this.#busy = true;
    this.forget();
    this.#app.update();
    try {
      this.#written = await this.#app.api.post('/cohort/exports', {
        filter,
        collection: this.#app.collection,
        pseudonyms: this.#pseudonyms,
        studies,
      });
      this.#app.announce('The list is written.');
    } catch (error) {
      this.#error = error;
    }
    this.#busy = false;
    this.#app.update();
  }

  #choice(pseudonyms, text, detail) {
    return html`<label class="check top">
      <input
        type="radio"
        name="pseudonyms-${this.#id}"
        .checked=${this.#pseudonyms === pseudonyms}
        @change=${() => {
          this.#pseudonyms = pseudonyms;
          this.#app.update();
        }}
      />
      <span>${text}<br /><span class="muted small">${detail}</span></span>
    </label>`;
  }

  #result() {
    const written = this.#written;
    return html`<div class="note good stack tight" role="group" aria-label="The list that was written">
      <p>
        ${counted(written.studies, 'study', 'studies')} of ${counted(written.patients, 'patient')},
        on the server:
      </p>
      <pre tabindex="0"><bdi>${written.file}</bdi></pre>
      ${
        written.identifies
          ? html`<p><strong>The file says who the patients are.</strong> Only the explorer's account may read it.</p>`
          : nothing
      }
      ${written.command ? html`<p>Retrieve them with</p>${command(written.command, this.#app)}` : nothing}
    </div>`;
  }

  /** The form for a list; of a whole cohort, or of some studies. */
  form(filter, studies, label) {
    return html`<div class="stack tight">
      <fieldset class="stack tight">
        <legend class="label">The list has</legend>
        ${this.#choice(false, 'What retrieval needs', 'PatientIDs and UIDs; stays on the server, readable by its account only')}
        ${this.#choice(true, 'Pseudonyms', 'to tell of the cohort, not to retrieve it')}
      </fieldset>
      <div class="row">
        <button type="button" ?disabled=${this.#busy} @click=${() => this.#write(filter, studies)}>${label}</button>
        ${this.#busy ? loading('Writing') : nothing}
      </div>
      ${this.#error ? smallFailure(this.#error) : nothing} ${this.#written ? this.#result() : nothing}
    </div>`;
  }
}

/** The address of a CSV that names nobody. */
export function downloadLink(filter, app) {
  return html`<a class="button" download href=${app.api.url('/cohort/download', { filter, pseudonyms: 'true' })}>Download CSV with pseudonyms</a>`;
}

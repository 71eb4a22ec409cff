/* Saved filters: files on the server, which the commands take by --filter, too. */

import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { loading, smallFailure } from '/page/states.js';

export class SavedFilters {
  #app;
  #take;
  #filters = null;
  #error = null;
  #asking = null;
  #name = '';

  /** @param {(text: string) => void} take a filter's text */
  constructor(app, take) {
    this.#app = app;
    this.#take = take;
  }

  async open() {
    this.#error = null;
    try {
      this.#filters = (await this.#app.api.get('/filters')).filters;
    } catch (error) {
      this.#error = error;
    }
    this.#app.update();
  }

  async #do(action, done) {
    this.#error = null;
    try {
      await action();
      this.#app.announce(done);
      this.#filters = (await this.#app.api.get('/filters')).filters;
    } catch (error) {
      this.#error = error;
    }
    this.#asking = null;
    this.#app.update();
  }

  #save(event, text) {
    event.preventDefault();
    const name = this.#name.trim();
    if (this.#filters?.some((filter) => filter.name === name) && this.#asking !== `save ${name}`) {
      this.#asking = `save ${name}`;
      this.#app.update();
      return;
    }
    this.#do(() => this.#app.api.put(`/filters/${encodeURIComponent(name)}`, { text }), `Saved ${name}.`);
  }

  #delete(name) {
    if (this.#asking !== `delete ${name}`) {
      this.#asking = `delete ${name}`;
      this.#app.update();
      return;
    }
    this.#do(() => this.#app.api.delete(`/filters/${encodeURIComponent(name)}`), `Deleted ${name}.`);
  }

  #load(filter) {
    this.#name = filter.name;
    this.#take(filter.text);
  }

  #list() {
    if (!this.#filters) {
      return this.#error ? nothing : loading('Looking for filters');
    }
    if (this.#filters.length === 0) {
      return html`<p class="muted small">None yet.</p>`;
    }
    return html`<ul class="saved">
      ${this.#filters.map(
        (filter) =>
          html`<li>
            <div>
              <button
                type="button"
                class="quiet group"
                ?disabled=${filter.text === null}
                title=${(filter.text ?? '').slice(0, 400)}
                @click=${() => this.#load(filter)}
              >
                <bdi class="cut">${filter.name}</bdi>
              </button>
              ${filter.problem ? html`<p class="small muted"><bdi>${filter.problem}</bdi></p>` : nothing}
            </div>
            <span class="muted small">${this.#app.formatDateTime(filter.modified)}</span>
            <button
              type="button"
              class=${this.#asking === `delete ${filter.name}` ? 'danger' : 'quiet'}
              @click=${() => this.#delete(filter.name)}
              @blur=${() => {
                this.#asking = null;
                this.#app.update();
              }}
            >
              ${this.#asking === `delete ${filter.name}` ? 'Really delete' : 'Delete'}<span class="visually-hidden"> ${filter.name}</span>
            </button>
          </li>`,
      )}
    </ul>`;
  }

  template(text) {
    const replaces = this.#asking === `save ${this.#name.trim()}`;
    return html`<div class="stack tight">
      ${this.#list()}
      <form class="toolbar" @submit=${(event) => this.#save(event, text)}>
        <div class="field grow">
          <label for="filter-name">Save this filter as</label>
          <input
            id="filter-name"
            required
            autocomplete="off"
            maxlength="64"
            pattern="[A-Za-z0-9 _\\-]+"
            title="Letters, digits, blanks, - and _"
            placeholder="chest-ct-thin"
            .value=${this.#name}
            @input=${(event) => {
              this.#name = event.target.value;
              this.#asking = null;
              this.#app.update();
            }}
          />
        </div>
        <button class=${replaces ? 'danger' : nothing} ?disabled=${!text.trim() || !this.#name.trim()}>${replaces ? 'Replace it' : 'Save'}</button>
      </form>
      ${this.#error ? smallFailure(this.#error) : nothing}
    </div>`;
  }
}

/* Sub-cohorts: what the cohort falls into by one or two attributes, as bars with numbers. A bar's name narrows the filter to it. */

import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { empty, loading, region, smallFailure, value } from '/page/states.js';

const MEASURES = [
  ['patients', 'Patients'],
  ['studies', 'Studies'],
  ['series', 'Series'],
  ['documents', 'Documents'],
];
const FIRST = 20;

export class Groups {
  #app;
  #narrow;
  #choose;
  #asked = null;
  #answer = null;
  #error = null;
  #measure = 'studies';
  #limit = FIRST;
  #filter = null;
  #by = [];

  /**
   * @param {(filter: string) => void} narrow takes a group's filter
   * @param {(by: string[]) => void} choose the attributes to split by
   */
  constructor(app, narrow, choose) {
    this.#app = app;
    this.#narrow = narrow;
    this.#choose = choose;
  }

  /** Splits, unless this is what is shown already. */
  show(filter, by) {
    const same = filter === this.#filter && by.join() === this.#by.join();
    if (same && (this.#answer || this.#asked)) {
      return;
    }
    this.#filter = filter;
    this.#by = by;
    this.#limit = FIRST;
    this.#answer = null;
    this.#load();
  }

  stop() {
    this.#asked?.stop();
    this.#asked = null;
  }

  async #load() {
    this.stop();
    this.#error = null;
    if (this.#by.length === 0) {
      this.#app.update();
      return;
    }
    const asked = this.#app.api.query('/cohort/groups', {
      filter: this.#filter,
      by: this.#by.join(','),
      limit: this.#limit,
    });
    this.#asked = asked;
    this.#app.update();
    try {
      const answer = await asked.answer;
      if (this.#asked === asked) {
        this.#answer = answer;
        this.#asked = null;
        this.#app.announce(`${answer.groups.length} groups by ${this.#by.join(' and ')}.`);
      }
    } catch (error) {
      if (this.#asked === asked || this.#asked === null) {
        this.#error = error.stopped ? null : error;
        this.#asked = null;
      }
    }
    this.#app.update();
  }

  #choosers(attributes) {
    const shown = attributes.filter((attribute) => attribute.shown);
    const chooser = (index, label) =>
      html`<div class="field">
        <label for="by-${index}">${label}</label>
        <select
          id="by-${index}"
          @change=${(event) => {
            const by = [...this.#by];
            by[index] = event.target.value;
            this.#choose(index === 0 && !event.target.value ? [] : by.filter(Boolean));
          }}
        >
          <option value="" ?selected=${!this.#by[index]}>${index === 0 ? 'Choose…' : 'nothing more'}</option>
          ${shown
            .filter((attribute) => attribute.name !== this.#by[1 - index])
            .map(
              (attribute) =>
                html`<option value=${attribute.name} ?selected=${this.#by[index] === attribute.name}>${attribute.name}</option>`,
            )}
        </select>
      </div>`;
    return html`<div class="toolbar">
      ${chooser(0, 'Split by')} ${this.#by.length ? chooser(1, 'and by') : nothing}
      ${
        this.#by.length
          ? html`<div class="field">
            <label for="measure">Bars show</label>
            <select
              id="measure"
              @change=${(event) => {
                this.#measure = event.target.value;
                this.#app.update();
              }}
            >
              ${MEASURES.map(([id, name]) => html`<option value=${id} ?selected=${id === this.#measure}>${name}</option>`)}
            </select>
          </div>`
          : nothing
      }
    </div>`;
  }

  #row(group, most) {
    // A drawing and no styled element: styleMap sets a style attribute at first, which the page's policy forbids.
    // What there is little of is seen all the same.
    const share = group[this.#measure] ? Math.max((100 * group[this.#measure]) / most, 0.8) : 0;
    const names = group.values.map((one) => (one === null || one === '' ? 'no value' : one));
    return html`<tr>
      <th scope="row">
        ${
          group.filter === null
            ? html`<bdi class="cut">${names.join(' · ')}</bdi>`
            : html`<button
              type="button"
              class="quiet group"
              title="Narrow the filter to this"
              @click=${() => this.#narrow(group.filter)}
            >
              ${names.map((name, index) => html`${index ? html`<span class="muted">·</span>` : nothing}<bdi class="cut">${name.slice(0, 200)}</bdi>`)}
              <span class="visually-hidden">, narrow the filter to this</span>
            </button>`
        }
      </th>
      <td class="bar-cell" aria-hidden="true"><svg class="bar"><rect width="${share}%" height="100%" rx="2"></rect></svg></td>
      ${MEASURES.map(
        ([id]) =>
          html`<td class="number ${id === this.#measure ? 'measured' : 'muted'}">${this.#app.formatNumber(group[id])}</td>`,
      )}
    </tr>`;
  }

  #table() {
    const { groups, more } = this.#answer;
    if (groups.length === 0) {
      return empty('There are no groups.', 'The cohort has no studies: widen the filter.');
    }
    const most = Math.max(...groups.map((group) => group[this.#measure] ?? 0));
    return html`${region(
      'Table of sub-cohorts',
      html`<table class="data groups">
        <caption>
          Sub-cohorts by ${this.#by.map((name, index) => html`${index ? ' and ' : ''}<bdi>${name}</bdi>`)}. A patient or study can
          be in several.
        </caption>
        <thead>
          <tr>
            <th scope="col">${value(this.#by.join(' · '))}</th>
            <td aria-hidden="true"></td>
            ${MEASURES.map(([id, name]) => html`<th scope="col" class="number ${id === this.#measure ? 'measured' : ''}">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${groups.map((group) => this.#row(group, most))}
        </tbody>
      </table>`,
    )}
    ${
      more > 0
        ? html`<p class="row small">
          <span class="muted">${this.#app.formatNumber(more)} more groups.</span>
          <button
            type="button"
            class="quiet"
            @click=${() => {
              this.#limit = Math.min(this.#limit * 5, 1000);
              this.#load();
            }}
          >
            Show more
          </button>
        </p>`
        : nothing
    }`;
  }

  #body() {
    if (this.#error) {
      return smallFailure(this.#error, () => this.#load());
    }
    if (this.#asked && !this.#answer) {
      return loading('Splitting', () => this.stop());
    }
    if (this.#by.length === 0) {
      return html`<p class="muted small">Choose an attribute to see what the cohort consists of.</p>`;
    }
    return this.#answer
      ? html`${this.#asked ? loading('Splitting') : nothing}${this.#table()}`
      : html`<p class="row small"><span class="muted">Stopped.</span><button type="button" @click=${() => this.#load()}>Split again</button></p>`;
  }

  /** @param {boolean} refused whether the filter is none, which is told elsewhere */
  template(attributes, refused) {
    return html`<section class="panel stack tight" aria-labelledby="groups-heading">
      <h2 id="groups-heading">Sub-cohorts</h2>
      ${this.#choosers(attributes)} ${refused ? nothing : this.#body()}
    </section>`;
  }
}

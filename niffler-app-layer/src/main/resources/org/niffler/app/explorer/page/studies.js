/* The cohort's studies, a page at a time. */

import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { empty, loading, longValue, pager, region, smallFailure, value } from '/page/states.js';

const SIZE = 50;

/** Optional columns are left out where no row of the page has a value: without identity that is most of them. */
const COLUMNS = [
  {
    name: 'Date',
    of: (study, app) =>
      study.date ? [app.formatDate(study.date), study.time?.slice(0, 5)].filter(Boolean).join(' ') : null,
    optional: true,
    kind: 'tight-cell',
  },
  { name: 'Description', of: (study) => study.description, optional: true, kind: 'text-cell' },
  { name: 'Modalities', of: (study) => study.modalities, chips: true },
  { name: 'Body parts', of: (study) => study.bodyParts, list: true, optional: true },
  { name: 'Sex', of: (study) => study.sex, optional: true },
  { name: 'Age', of: (study) => study.age, optional: true, kind: 'tight-cell' },
  { name: 'Scanners', of: (study) => study.scanners, list: true, optional: true },
  { name: 'Accession', of: (study) => study.accession, optional: true },
];

export class Studies {
  #app;
  #go;
  #all;
  #wanted = true;
  #asked = null;
  #answer = null;
  #error = null;
  #key = null;
  #filter = '';
  #page = 0;
  /** The references of marked studies by the name that is shown: a reference is another one in each answer. */
  #chosen = new Map();

  /**
   * @param {(page: number) => void} go to another page
   * @param {() => void} all lists the whole collection
   */
  constructor(app, go, all) {
    this.#app = app;
    this.#go = go;
    this.#all = all;
  }

  /** The references of the studies that are marked. */
  get chosen() {
    return [...this.#chosen.values()];
  }

  /** @param {boolean} wanted whether to list; the whole collection is not, unless somebody says so */
  show(filter, page, wanted) {
    this.#wanted = wanted;
    if (!wanted) {
      this.stop();
      this.#key = null;
      this.#answer = null;
      this.#chosen.clear();
      return;
    }
    const key = JSON.stringify([filter, page, this.#app.collection]);
    if (key === this.#key && (this.#answer || this.#asked)) {
      return;
    }
    if (filter !== this.#filter) {
      this.#chosen.clear();
    }
    this.#key = key;
    this.#filter = filter;
    this.#page = page;
    this.#load();
  }

  stop() {
    this.#asked?.stop();
    this.#asked = null;
  }

  async #load() {
    this.stop();
    this.#error = null;
    const asked = this.#app.api.query('/cohort/studies', { filter: this.#filter, page: this.#page, size: SIZE });
    this.#asked = asked;
    this.#app.update();
    try {
      const answer = await asked.answer;
      if (this.#asked === asked) {
        const turned = this.#answer !== null && this.#answer.page !== answer.page;
        this.#answer = answer;
        this.#asked = null;
        if (turned) {
          // The button is below the table; its beginning is what one wants to see.
          document.getElementById('studies-heading')?.scrollIntoView({ block: 'start' });
          this.#app.announce(`Page ${answer.page + 1} of studies.`);
        }
      }
    } catch (error) {
      if (this.#asked === asked) {
        this.#asked = null;
        this.#answer = null;
        this.#error = error.stopped ? null : error;
      }
    }
    this.#app.update();
  }

  #columns() {
    return COLUMNS.filter((column) => {
      const has = this.#answer.studies.some((study) => {
        const one = column.of(study, this.#app);
        return Array.isArray(one) ? one.length > 0 : one !== null && one !== undefined && one !== '';
      });
      return has || !column.optional;
    });
  }

  #cell(column, study) {
    const one = column.of(study, this.#app);
    if (column.chips) {
      return html`<td class="chips-cell">${one.map((part) => html`<span class="chip"><bdi>${part.slice(0, 80)}</bdi></span> `)}</td>`;
    }
    if (column.list) {
      return html`<td class="list-cell">
        ${one.length ? one.map((part, index) => html`${index ? ', ' : nothing}${longValue(part, 80)}`) : value(null)}
      </td>`;
    }
    // Nobody's sex has 80 characters; what has would make its narrow column a tall one.
    const kind = String(one ?? '').length > 16 ? 'text-cell' : column.kind;
    return html`<td class=${kind ?? nothing}>${longValue(one, 80)}</td>`;
  }

  #mark(study, on) {
    if (on) {
      this.#chosen.set(study.study, study.ref);
    } else {
      this.#chosen.delete(study.study);
    }
    this.#app.update();
  }

  #row(study, columns) {
    return html`<tr>
      <td>
        <input
          type="checkbox"
          aria-label="Mark study ${study.study}"
          .checked=${this.#chosen.has(study.study)}
          @change=${(event) => this.#mark(study, event.target.checked)}
        />
      </td>
      <th scope="row" class="mono">
        <a href=${this.#app.address('study', { ref: study.ref })}><bdi class="cut">${study.study}</bdi></a>
      </th>
      <td class="mono"><bdi class="cut">${study.patient}</bdi></td>
      ${columns.map((column) => this.#cell(column, study))}
      <td class="number">${this.#app.formatNumber(study.series)}</td>
      <td class="number">${this.#app.formatNumber(study.documents)}</td>
    </tr>`;
  }

  #table() {
    const { studies, total, page, size } = this.#answer;
    if (studies.length === 0) {
      return empty(
        'No study matches.',
        'Take a condition away, or look at the values that occur under “Add a condition”.',
      );
    }
    const columns = this.#columns();
    return html`${region(
      'Table of studies',
      html`<table class="data studies">
        <caption>
          Studies ${this.#app.formatNumber(page * size + 1)}–${this.#app.formatNumber(page * size + studies.length)} of
          ${this.#app.formatNumber(total)}. Series and documents are those that match.
        </caption>
        <thead>
          <tr>
            <th scope="col"><span class="visually-hidden">Marked</span></th>
            <th scope="col">Study</th>
            <th scope="col">Patient</th>
            ${columns.map((column) => html`<th scope="col">${column.name}</th>`)}
            <th scope="col" class="number">Series</th>
            <th scope="col" class="number">Documents</th>
          </tr>
        </thead>
        <tbody>
          ${studies.map((study) => this.#row(study, columns))}
        </tbody>
      </table>`,
    )}
    ${total > size ? pager({ total, page, size }, this.#go, this.#app, 'Pages of studies') : nothing}`;
  }

  #body() {
    if (!this.#wanted) {
      return html`<p class="row small">
        <span class="muted">Write a filter to see its studies.</span>
        <button type="button" class="quiet" @click=${() => this.#all()}>List the whole collection</button>
      </p>`;
    }
    if (this.#error) {
      return smallFailure(this.#error, () => this.#load());
    }
    if (this.#answer) {
      return html`<div class=${this.#asked ? 'stack tight stale' : 'stack tight'}>${this.#table()}</div>`;
    }
    return this.#asked
      ? nothing
      : html`<p class="row small"><span class="muted">Stopped.</span><button type="button" @click=${() => this.#load()}>List the studies</button></p>`;
  }

  /** @param {boolean} refused whether the filter is none, which is told elsewhere */
  template(refused) {
    const marked = this.#chosen.size;
    return html`<section class="panel stack tight" aria-labelledby="studies-heading">
      <header class="flush">
        <h2 id="studies-heading">Studies</h2>
        ${this.#asked ? loading('Listing', () => this.stop()) : nothing}
        ${
          marked
            ? html`<p class="row small">
              <span>${this.#app.formatNumber(marked)} marked: an export takes only these.</span>
              <button
                type="button"
                class="quiet"
                @click=${() => {
                  this.#chosen.clear();
                  this.#app.update();
                }}
              >
                Unmark
              </button>
            </p>`
            : nothing
        }
      </header>
      ${refused ? html`<p class="muted small">There are none until the filter is mended.</p>` : this.#body()}
    </section>`;
  }
}

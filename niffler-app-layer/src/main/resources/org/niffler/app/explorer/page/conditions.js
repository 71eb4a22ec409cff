/* Conditions of the filter language, made by clicking: their text, and the form that asks for them. */

import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { loading, smallFailure, value } from '/page/states.js';

const WORDS = new Set(['and', 'or', 'not', 'in', 'between', 'is', 'exists', 'empty']);
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
const ORDERED = new Set(['DA', 'TM', 'DT', 'AS', 'DS', 'IS', 'FL', 'FD', 'US', 'SS', 'UL', 'SL', 'UV', 'SV']);
/** What people ask for first. */
const USUAL = [
  'Modality',
  'BodyPartExamined',
  'StudyDate',
  'StudyDescription',
  'SeriesDescription',
  'PatientSex',
  'PatientAge',
  'Manufacturer',
  'ManufacturerModelName',
  'SliceThickness',
];

const EXAMPLES = { DA: '20200131', TM: '0930', DT: '20200131', AS: '045Y' };

/** A value as the language writes it, with nothing in it that is a wildcard. */
export function written(text) {
  if (PLAIN.test(text) && !WORDS.has(text.toLowerCase())) {
    return text;
  }
  return `"${text.replace(/[\\"*?]/g, '\\$&')}"`;
}

/** @param {string} attribute a keyword, a tag, or a tag with its creator */
function named(attribute) {
  return attribute.includes(',') || attribute.includes(' ') ? `"${attribute}"` : attribute;
}

/** The filter and one condition more. */
export function narrowed(filter, condition) {
  const before = filter.trim();
  if (!before) {
    return condition;
  }
  // Where an "or" may be, parentheses keep the meaning; on a line of its own, since a comment may end the one before.
  return /\bor\b/i.test(before) ? `(${before}\n) and ${condition}` : `${before}\n  and ${condition}`;
}

const OPERATORS = [
  { id: 'in', text: 'is one of', values: true },
  { id: 'not in', text: 'is none of', values: true },
  { id: 'between', text: 'is between', ordered: true, inputs: 2 },
  { id: '>=', text: 'is at least', ordered: true, inputs: 1 },
  { id: '<=', text: 'is at most', ordered: true, inputs: 1 },
  { id: '~', text: 'contains', inputs: 1, textual: true },
  { id: 'is empty', text: 'is empty' },
  { id: 'is not empty', text: 'is not empty' },
];

export class ConditionForm {
  #app;
  #add;
  #attributes = [];
  #error = null;
  #attribute = null;
  #operator = 'in';
  #values = null;
  #valuesError = null;
  #chosen = new Set();
  #inputs = ['', ''];
  #prefix = '';
  #abort = null;
  #timer = 0;

  /** @param {(condition: string) => void} add */
  constructor(app, add) {
    this.#app = app;
    this.#add = add;
  }

  get attributes() {
    return this.#attributes;
  }

  /** Learns which attributes the collection has. */
  async open() {
    this.#error = null;
    try {
      this.#attributes = (await this.#app.api.get('/attributes')).attributes;
    } catch (error) {
      this.#error = error;
    }
    this.#app.update();
  }

  close() {
    clearTimeout(this.#timer);
    this.#abort?.abort();
  }

  #operators() {
    const ordered = ORDERED.has(this.#attribute.vr);
    return OPERATORS.filter(
      (operator) =>
        (!operator.ordered || ordered) &&
        (!operator.textual || !ordered) &&
        (!operator.values || this.#attribute.shown || !ordered),
    );
  }

  #current() {
    return this.#operators().find((operator) => operator.id === this.#operator) ?? this.#operators()[0];
  }

  #chooseAttribute(name) {
    this.#attribute = this.#attributes.find((attribute) => attribute.name === name) ?? null;
    this.#chosen.clear();
    this.#inputs = ['', ''];
    this.#prefix = '';
    this.#values = null;
    if (this.#attribute) {
      this.#operator = this.#operators()[0].id;
      this.#loadValues();
    }
    this.#app.update();
  }

  async #loadValues() {
    this.#abort?.abort();
    this.#valuesError = null;
    if (!this.#attribute.shown) {
      return;
    }
    this.#abort = new AbortController();
    const { name } = this.#attribute;
    try {
      const answer = await this.#app.api.get(
        `/attributes/${encodeURIComponent(name)}/values`,
        { prefix: this.#prefix, limit: 50 },
        this.#abort.signal,
      );
      if (this.#attribute?.name === name) {
        this.#values = answer;
      }
    } catch (error) {
      if (error.stopped) {
        return;
      }
      this.#valuesError = error;
    }
    this.#app.update();
  }

  #search(text) {
    this.#prefix = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#loadValues(), 200);
  }

  #toggle(text, on) {
    this.#chosen[on ? 'add' : 'delete'](text);
    this.#app.update();
  }

  /** @returns {string | null} null as long as something is missing */
  #condition() {
    const name = named(this.#attribute.name);
    const operator = this.#current();
    if (operator.values) {
      const free = this.#attribute.shown ? [] : this.#inputs[0].split(',');
      const all = [...this.#chosen, ...free.map((text) => text.trim()).filter(Boolean)].map(written);
      if (all.length === 0) {
        return null;
      }
      const single = operator.id === 'in' ? '=' : '!=';
      return all.length === 1 ? `${name} ${single} ${all[0]}` : `${name} ${operator.id} (${all.join(', ')})`;
    }
    const inputs = this.#inputs.slice(0, operator.inputs ?? 0).map((text) => text.trim());
    if (inputs.some((text) => !text)) {
      return null;
    }
    if (operator.id === 'between') {
      return `${name} between ${written(inputs[0])} and ${written(inputs[1])}`;
    }
    if (operator.id === '~') {
      // Taken as it is written: what is special in a regular expression stands for itself.
      return `${name} ~ /${inputs[0].replace(/[.*+?^$()[\]{}|\\/]/g, '\\$&')}/i`;
    }
    return [name, operator.id, ...inputs.map(written)].join(' ');
  }

  #submit(event) {
    event.preventDefault();
    const condition = this.#condition();
    if (condition) {
      this.#chosen.clear();
      this.#inputs = ['', ''];
      this.#add(condition);
    }
  }

  #attributeField() {
    const askable = this.#attributes.filter((attribute) => attribute.askable);
    const usual = USUAL.map((name) => askable.find((attribute) => attribute.name === name)).filter(Boolean);
    const options = (list) =>
      list.map(
        (attribute) =>
          html`<option value=${attribute.name} ?selected=${attribute === this.#attribute}>${attribute.name}</option>`,
      );
    return html`<div class="field">
      <label for="condition-attribute">Attribute</label>
      <select id="condition-attribute" @change=${(event) => this.#chooseAttribute(event.target.value)}>
        <option value="">Choose…</option>
        ${
          usual.length
            ? html`<optgroup label="Often used">${options(usual)}</optgroup>
              <optgroup label="All">${options(askable.filter((attribute) => !usual.includes(attribute)))}</optgroup>`
            : options(askable)
        }
      </select>
      ${
        this.#attribute?.meaning
          ? html`<p class="muted small"><bdi>${this.#attribute.meaning}</bdi> (${this.#attribute.vr})</p>`
          : nothing
      }
    </div>`;
  }

  #valueList() {
    if (this.#valuesError) {
      return smallFailure(this.#valuesError, () => this.#loadValues());
    }
    if (!this.#values) {
      return loading('Looking for values');
    }
    const listed = this.#values.values;
    return html`<fieldset>
      <legend class="label">Values that occur</legend>
      <input
        type="search"
        aria-label="Values that begin with"
        placeholder="Begins with…"
        .value=${this.#prefix}
        @input=${(event) => this.#search(event.target.value)}
      />
      ${listed.length === 0 ? html`<p class="muted small">No value begins with this.</p>` : nothing}
      <ul class="values">
        ${listed.map(
          (one) =>
            html`<li>
              <label class="check">
                <input
                  type="checkbox"
                  .checked=${this.#chosen.has(one.value)}
                  @change=${(event) => this.#toggle(one.value, event.target.checked)}
                />
                <bdi class="cut" title=${one.value}>${one.value.slice(0, 200)}</bdi>
              </label>
              <span class="number muted">${this.#app.formatNumber(one.documents)}</span>
            </li>`,
        )}
      </ul>
      ${
        this.#values.complete
          ? nothing
          : html`<p class="muted small">
            Of the first ${this.#app.formatNumber(this.#values.looked)} documents; there may be more values.
          </p>`
      }
    </fieldset>`;
  }

  #valueFields() {
    const operator = this.#current();
    if (operator.values && this.#attribute.shown) {
      return this.#valueList();
    }
    const names = operator.values
      ? ['Values, with commas']
      : operator.inputs === 2
        ? ['From', 'To']
        : operator.inputs
          ? ['Value']
          : [];
    return html`<div class="pair">
      ${names.map(
        (name, index) =>
          html`<div class="field">
            <label for="condition-value-${index}">${name}</label>
            <input
              id="condition-value-${index}"
              autocomplete="off"
              placeholder=${EXAMPLES[this.#attribute.vr] ?? ''}
              .value=${this.#inputs[index]}
              @input=${(event) => {
                this.#inputs[index] = event.target.value;
                this.#app.update();
              }}
            />
          </div>`,
      )}
    </div>`;
  }

  template() {
    if (this.#error) {
      return smallFailure(this.#error, () => this.open());
    }
    if (this.#attributes.length === 0) {
      return loading('Looking which attributes there are');
    }
    const condition = this.#attribute ? this.#condition() : null;
    return html`<form class="stack tight" @submit=${(event) => this.#submit(event)}>
      ${this.#attributeField()}
      ${
        this.#attribute
          ? html`<div class="field">
              <label for="condition-operator">Condition</label>
              <select
                id="condition-operator"
                @change=${(event) => {
                  this.#operator = event.target.value;
                  this.#app.update();
                }}
              >
                ${this.#operators().map(
                  (operator) =>
                    html`<option value=${operator.id} ?selected=${operator === this.#current()}>${operator.text}</option>`,
                )}
              </select>
            </div>
            ${this.#valueFields()}
            ${condition ? html`<pre class="preview">${value(condition.length > 400 ? `${condition.slice(0, 400)}…` : condition)}</pre>` : nothing}`
          : nothing
      }
      <button ?disabled=${!condition}>Add the condition</button>
    </form>`;
  }
}

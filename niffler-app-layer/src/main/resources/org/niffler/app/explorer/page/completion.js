/*
 * The editor of filters: a textarea that offers what may stand at the cursor. While it offers something it is a combobox with a
 * listbox as the WAI-ARIA Authoring Practices have it: the focus stays in the text, aria-activedescendant names the option.
 */

import { html, nothing } from '/webjars/lit-html/lit-html.js';

const DELAY = 120;

export class Completion {
  #app;
  #changed;
  #hurry;
  #timer = 0;
  #abort = null;
  #offer = null;
  #active = -1;
  /** While a value is put in: what may follow it is not offered at once. */
  #putting = false;

  /**
   * @param {object} app of the page
   * @param {(text: string) => void} changed called with each new text
   * @param {() => void} hurry called when the viewer wants the answer now
   */
  constructor(app, changed, hurry) {
    this.#app = app;
    this.#changed = changed;
    this.#hurry = hurry;
  }

  #input(event) {
    this.#changed(event.target.value);
    if (!this.#putting) {
      this.#ask(event.target, false);
    }
  }

  #ask(area, asked) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#load(area, asked), asked ? 0 : DELAY);
  }

  async #load(area, asked) {
    this.#abort?.abort();
    this.#abort = new AbortController();
    const text = area.value;
    const position = area.selectionStart;
    let offer;
    try {
      offer = await this.#app.api.get('/completions', { text, position }, this.#abort.signal);
    } catch {
      // The editor works without; the check of the filter tells what is wrong with the server.
      this.close();
      return;
    }
    if (area.value !== text || area.selectionStart !== position || document.activeElement !== area) {
      return;
    }
    const typed = text.slice(offer.from, offer.to);
    const finished = offer.items.length === 1 && offer.items[0].text.trim() === typed;
    if (offer.items.length === 0 || (finished && !asked)) {
      this.close();
      return;
    }
    this.#offer = offer;
    // Enter must not take what nobody began to type, or what stands there already: then it is a line break.
    this.#active = asked || (typed.length > 0 && offer.items[0].text.trim() !== typed) ? 0 : -1;
    this.#app.announce(`${offer.items.length} suggestion${offer.items.length === 1 ? '' : 's'}.`);
    this.#app.update();
  }

  close() {
    clearTimeout(this.#timer);
    this.#abort?.abort();
    if (this.#offer) {
      this.#offer = null;
      this.#active = -1;
      this.#app.update();
    }
  }

  #accept(area, index) {
    const item = this.#offer.items[index];
    const { from, to } = this.#offer;
    this.close();
    area.focus();
    // More follows on all but values; after the blank it is offered.
    const goesOn = item.kind !== 'value';
    const text = goesOn && !/^\s/.test(area.value.slice(to)) ? `${item.text.trimEnd()} ` : item.text;
    // As if it were typed, so that undo takes it back; execCommand is the only way to it.
    area.setSelectionRange(from, to);
    this.#putting = true;
    if (!document.execCommand('insertText', false, text)) {
      area.setRangeText(text, from, to, 'end');
      this.#changed(area.value);
    }
    this.#putting = false;
    if (goesOn) {
      this.#ask(area, false);
    }
  }

  #move(by) {
    const { length } = this.#offer.items;
    this.#active = this.#active < 0 && by < 0 ? length - 1 : (this.#active + by + length) % length;
    this.#app.update();
    requestAnimationFrame(() => document.getElementById(`offer-${this.#active}`)?.scrollIntoView({ block: 'nearest' }));
  }

  #key(event) {
    const area = event.target;
    if (event.isComposing) {
      return;
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.close();
      this.#hurry();
    } else if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault();
      this.#ask(area, true);
    } else if (this.#offer) {
      this.#keyInList(event, area);
    }
  }

  #keyInList(event, area) {
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      this.#move(moves[event.key]);
    } else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey && this.#active >= 0) {
      event.preventDefault();
      this.#accept(area, this.#active);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) {
      this.close();
    }
  }

  #options() {
    const kinds = { attribute: 'attribute', operator: 'operator', value: 'value', word: 'word' };
    return this.#offer.items.map(
      (item, index) =>
        html`<li
          id="offer-${index}"
          role="option"
          aria-selected=${index === this.#active ? 'true' : 'false'}
          @mousedown=${(event) => event.preventDefault()}
          @click=${() => this.#accept(document.getElementById('filter'), index)}
        >
          <bdi class="offer-label">${item.label ?? item.text}</bdi>
          ${item.detail ? html`<bdi class="offer-detail">${item.detail}</bdi>` : nothing}
          <span class="offer-kind">${kinds[item.kind] ?? ''}</span>
        </li>`,
    );
  }

  /** @param {{text: string, invalid: boolean, describedBy: string}} editor */
  template({ text, invalid, describedBy }) {
    const open = this.#offer !== null;
    const rows = Math.min(14, Math.max(3, text.split('\n').length + 1));
    return html`<div class="editor">
      <textarea
        id="filter"
        rows=${rows}
        spellcheck="false"
        autocomplete="off"
        autocapitalize="none"
        placeholder="Modality = CT and BodyPartExamined ~ /chest/i"
        .value=${text}
        role=${open ? 'combobox' : nothing}
        aria-expanded=${open ? 'true' : nothing}
        aria-haspopup="listbox"
        aria-autocomplete="list"
        aria-controls=${open ? 'offers' : nothing}
        aria-activedescendant=${open && this.#active >= 0 ? `offer-${this.#active}` : nothing}
        aria-invalid=${invalid ? 'true' : 'false'}
        aria-describedby=${describedBy}
        @input=${(event) => this.#input(event)}
        @keydown=${(event) => this.#key(event)}
        @blur=${() => this.close()}
        @click=${() => this.close()}
      ></textarea>
      ${open ? html`<ul id="offers" class="offers" role="listbox" aria-label="Suggestions">${this.#options()}</ul>` : nothing}
    </div>`;
  }
}

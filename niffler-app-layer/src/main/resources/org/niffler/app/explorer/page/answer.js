import { html } from '/webjars/lit-html/lit-html.js';
import { failure, loading } from '/page/states.js';

/** What the API said to one question: not asked, awaited, there, or failed. A new question ends the one before it. */
export class Answer {
  #app;
  #asked = null;
  #again = () => {};

  value = null;
  error = null;
  awaited = false;

  constructor(app) {
    this.#app = app;
  }

  /**
   * Asks. What comes is in `value` or `error`, unless nobody waits for it any more.
   *
   * @param {string} path below the API
   * @param {Record<string, unknown>} params
   * @param {{long?: boolean, then?: (value: any) => void}} how long: the store has to look at much, and is told when nobody
   *     waits any more; then: what follows from a value, also from that of another try
   */
  async ask(path, params = {}, how = {}) {
    this.stop();
    const asked = how.long ? this.#app.api.query(path, params) : short(this.#app.api, path, params);
    this.#asked = asked;
    this.#again = () => this.ask(path, params, how);
    this.awaited = true;
    this.#app.update();
    let [value, error] = [null, null];
    try {
      value = await asked.answer;
    } catch (cause) {
      error = cause;
    }
    if (this.#asked !== asked) {
      return;
    }
    this.#asked = null;
    this.awaited = false;
    this.error = error;
    if (error === null) {
      this.value = value;
      how.then?.(value);
    }
    this.#app.update();
  }

  /** Ends what is awaited; nothing comes of it any more. */
  stop() {
    this.#asked?.stop();
    this.#asked = null;
    this.awaited = false;
  }

  /** Forgets what there is, so that the next question does not show it meanwhile. */
  forget() {
    this.stop();
    this.value = null;
    this.error = null;
  }

  /**
   * Shows the value, or why there is none. While another is awaited the old one stays, dimmed: a page that goes blank
   * at each step through the days cannot be read.
   */
  show(template, what) {
    if (this.error !== null && !this.awaited) {
      return failure(this.error, () => this.#again());
    }
    if (this.value === null) {
      return this.awaited ? loading(what) : '';
    }
    return html`<div class=${this.awaited ? 'answer stale' : 'answer'} aria-busy=${this.awaited ? 'true' : 'false'}>
      ${template(this.value)}
    </div>`;
  }
}

function short(api, path, params) {
  const abort = new AbortController();
  return { answer: api.get(path, params, abort.signal), stop: () => abort.abort() };
}

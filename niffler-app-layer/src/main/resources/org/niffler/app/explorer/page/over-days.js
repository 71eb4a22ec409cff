import { html } from '/webjars/lit-html/lit-html.js';
import { Answer } from '/page/answer.js';
import { faultOf } from '/page/range-fields.js';

/** What the views of scanners over a range of days share: they ask again only where what they ask by has changed. */
export class OverDays {
  app;
  answer;
  context = null;
  #asked = '';

  constructor(app) {
    this.app = app;
    this.answer = new Answer(app);
  }

  /** @returns {{path: string, params: object, then: (answer: object) => void}} what the view asks, and what follows */
  request() {
    throw new Error('each view asks something else');
  }

  /** Something else is asked from now on. */
  changed() {}

  open(context) {
    this.context = context;
    const { path, params, then } = this.request();
    const asked = JSON.stringify(params);
    if (asked === this.#asked && this.answer.error === null) {
      return;
    }
    this.#asked = asked;
    this.changed();
    if (faultOf(context.from, context.to)) {
      this.answer.forget();
      return;
    }
    this.answer.ask(path, params, { long: true, then });
  }

  close() {
    this.answer.stop();
  }

  /** What is wrong with the days; else the answer, or that it is awaited. */
  body(show, awaited) {
    const fault = faultOf(this.context.from, this.context.to);
    return fault ? html`<p class="note warn" role="alert">${fault}</p>` : this.answer.show(show, awaited);
  }
}

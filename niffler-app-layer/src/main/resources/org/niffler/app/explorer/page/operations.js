import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { address, parameters } from '/page/address.js';
import { HealthView } from '/page/health.js';
import { RunsView } from '/page/runs.js';

const VIEWS = [
  { name: 'health', title: 'Health', make: (app) => new HealthView(app) },
  { name: 'runs', title: 'Workflow runs', make: (app) => new RunsView(app) },
];

/** The metadata service: how it is, and what its workflows did. */
class OperationsView {
  #app = null;
  #collection = null;
  #view = null;
  #shown = VIEWS[0];
  #closed = true;

  title = () => `${this.#shown.title} – Operations`;

  open(params, app) {
    this.#closed = false;
    const wanted = VIEWS.find((view) => view.name === parameters().get('view')) ?? VIEWS[0];
    if (this.#view === null || this.#shown !== wanted || this.#collection !== app.collection) {
      this.#view?.close();
      this.#collection = app.collection;
      this.#shown = wanted;
      this.#view = wanted.make(app);
    }
    this.#app = app;
    this.#view.open();
  }

  /** Put off: a change of the address within the view closes and opens it at once, and what is shown then stays. */
  close() {
    this.#closed = true;
    queueMicrotask(() => {
      if (this.#closed) {
        this.#view?.close();
        this.#view = null;
      }
    });
  }

  template() {
    return html`<h1>Operations</h1>
      <nav class="tabs" aria-label="Views of the operations">
        ${VIEWS.map((view) => html`<a href=${viewAddress(view.name)} aria-current=${view === this.#shown ? 'page' : nothing}>${view.title}</a>`)}
      </nav>
      ${this.#view?.template() ?? nothing}`;
  }
}

const viewAddress = (view) => address('operations', { view, run: null, page: null });

export default new OperationsView();

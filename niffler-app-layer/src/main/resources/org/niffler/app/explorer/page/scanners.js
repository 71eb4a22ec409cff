import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { address, go, parameters } from '/page/address.js';
import { Answer } from '/page/answer.js';
import { ClocksView } from '/page/clocks.js';
import { isDay, plusDays } from '/page/dates.js';
import { CompareView } from '/page/scanner-compare.js';
import { DayView } from '/page/scanner-day.js';
import { ScannerPicker } from '/page/scanner-picker.js';
import { RangeView } from '/page/scanner-range.js';
import { empty } from '/page/states.js';

const ROUTE = 'scanners';
const VIEWS = [
  { name: 'day', title: 'Day', make: (app) => new DayView(app) },
  { name: 'range', title: 'Range', make: (app) => new RangeView(app) },
  { name: 'compare', title: 'Compare', make: (app) => new CompareView(app) },
  { name: 'clocks', title: 'Clocks', make: (app) => new ClocksView(app) },
];

/** How far back is looked unless somebody says. */
const USUAL_DAYS = 30;

/** How the scanners were used: the frame of its four views, and what they share (the scanners, the days of data). */
class ScannersView {
  #app = null;
  #collection = null;
  #days = null;
  #list = null;
  #since = null;
  #picker = null;
  #view = null;
  #shown = VIEWS[0];
  #closed = true;

  title = () => `${this.#shown.title} – Scanners`;

  open(params, app) {
    this.#closed = false;
    if (this.#days === null || this.#collection !== app.collection) {
      this.#begin(app);
    }
    const wanted = VIEWS.find((view) => view.name === parameters().get('view')) ?? VIEWS[0];
    if (this.#view === null || this.#shown !== wanted) {
      this.#view?.close();
      this.#view = wanted.make(app);
      this.#shown = wanted;
    }
    if (this.#days.value === null) {
      this.#days.ask('/scanners/days', {}, { long: true, then: () => this.#openViewAndList() });
    } else {
      this.#openViewAndList();
    }
  }

  #openViewAndList() {
    this.#openView();
    const since = parameters().get('since') ?? '';
    if (this.#days.value.last && this.#since !== since) {
      this.#since = since;
      this.#list.ask('/scanners', { since }, { long: true });
    }
  }

  /** Put off: a change of the address within the view closes and opens it at once, and what is shown then stays. */
  close() {
    this.#closed = true;
    queueMicrotask(() => {
      if (this.#closed) {
        this.#end();
      }
    });
  }

  #begin(app) {
    this.#end();
    this.#app = app;
    this.#collection = app.collection;
    this.#days = new Answer(app);
    this.#list = new Answer(app);
    this.#since = null;
    this.#picker = new ScannerPicker(app);
  }

  #end() {
    this.#days?.stop();
    this.#list?.stop();
    this.#view?.close();
    this.#days = null;
    this.#list = null;
    this.#view = null;
  }

  #openView() {
    const { first, last } = this.#days.value;
    if (last) {
      this.#view.open({ first, last, ...days(first, last), chosen: parameters().getAll('scanner') });
      this.#app.update();
    }
  }

  template() {
    return html`<h1>Scanners</h1>
      <nav class="tabs" aria-label="Views of the scanners">
        ${VIEWS.map((view) => html`<a href=${viewAddress(view.name)} aria-current=${view === this.#shown ? 'page' : nothing}>${view.title}</a>`)}
      </nav>
      ${this.#days?.show((days) => this.#content(days), 'Looking for the days of data') ?? nothing}`;
  }

  #content({ last }) {
    if (!last) {
      return empty(
        'No scanner has been used yet',
        html`Documents with a day and a time of acquisition make the scanners' days.
        Check that the collection is the right one, and that the profile of meta-extraction keeps <code>StudyDate</code>,
        <code>AcquisitionTime</code> and what names the scanner (<code>DeviceSerialNumber</code>).`,
      );
    }
    return html`${this.#picker.template(this.#list, last, (chosen) => go(ROUTE, { scanner: chosen }))} ${this.#view?.template() ?? nothing}`;
  }
}

/** What the address says about days, or what is usual: the last day with data, and those before it. */
function days(first, last) {
  const params = parameters();
  const valid = (name, other) => (isDay(params.get(name)) ? params.get(name) : other);
  const to = valid('to', last);
  const usual = plusDays(to, 1 - USUAL_DAYS);
  return { day: valid('day', last), to, from: valid('from', usual < first && first <= to ? first : usual) };
}

/** The choice of scanners and days stays when one goes from view to view; what only one view knows does not. */
function viewAddress(view) {
  return address(ROUTE, { view, zoom: null, whole: null, metric: null, each: null });
}

export default new ScannersView();

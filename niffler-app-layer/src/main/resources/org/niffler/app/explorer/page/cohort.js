/* The cohort: a filter, how much it finds, what that consists of, and what one does with it. */

import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { Completion } from '/page/completion.js';
import { ConditionForm, narrowed } from '/page/conditions.js';
import { Exports, downloadLink } from '/page/exports.js';
import { Groups } from '/page/groups.js';
import { SavedFilters } from '/page/saved.js';
import { Studies } from '/page/studies.js';
import { command, smallFailure } from '/page/states.js';

const CHECK_AFTER = 350;
const COUNT_AFTER = 550;

let app = null;
let parts = null;
let collection = null;
let timers = { check: 0, count: 0, clock: 0 };
let checking = null;

/** @type {{text: string, check: object | null, checkError: Error | null, applied: string | null, asked: object | null,
 *   size: object | null, error: Error | null, stopped: boolean, by: string[], page: number, all: boolean}} */
const state = {
  text: '',
  check: null,
  checkError: null,
  /** The filter that is counted and in the address. */
  applied: null,
  asked: null,
  size: null,
  error: null,
  stopped: false,
  by: [],
  page: 0,
  /** Whether the whole collection is counted, which may take long. */
  all: false,
};

function build() {
  parts = {
    editor: new Completion(app, typed, () => apply(state.text, true)),
    conditions: new ConditionForm(app, (condition) => take(narrowed(state.text, condition))),
    groups: new Groups(app, take, (by) => go({ by, page: 0 })),
    studies: new Studies(
      app,
      (page) => go({ page }),
      () => go({ all: true }),
    ),
    saved: new SavedFilters(app, take),
    exports: new Exports(app, 'cohort'),
  };
}

/* ---------- Address ---------- */

function params(changed = {}) {
  const now = { filter: state.applied, by: state.by, page: state.page, all: state.all, ...changed };
  return {
    filter: now.filter ?? '',
    by: now.by.join(','),
    page: now.page || null,
    all: now.all ? 'true' : null,
  };
}

/** To another state of the view that Back shall come back from. */
function go(changed) {
  app.navigate('cohort', params(changed), { stay: true });
}

/* ---------- Checking and counting ---------- */

function typed(text) {
  state.text = text;
  clearTimeout(timers.check);
  clearTimeout(timers.count);
  timers.check = setTimeout(check, CHECK_AFTER);
  app.update();
}

async function check() {
  checking?.abort();
  checking = new AbortController();
  const { text } = state;
  try {
    const answer = text.trim()
      ? await app.api.get('/filter', { text }, checking.signal)
      : { valid: true, attributes: [], unknown: [] };
    if (text !== state.text) {
      return;
    }
    state.check = answer;
    state.checkError = null;
  } catch (error) {
    if (error.stopped) {
      return;
    }
    state.check = null;
    state.checkError = error;
  }
  if (state.check?.valid && text !== state.applied) {
    clearTimeout(timers.count);
    timers.count = setTimeout(() => apply(text, false), COUNT_AFTER - CHECK_AFTER);
  }
  app.update();
}

/** Takes a filter that was made by clicking. */
function take(text) {
  state.text = text;
  check();
  apply(text, true);
}

/** @param {boolean} remember whether Back shall come back to the filter before; what is typed does not pile up there */
function apply(text, remember) {
  clearTimeout(timers.count);
  app.navigate('cohort', params({ filter: text, page: 0, all: false }), { replace: !remember, stay: true });
  if (text === state.applied) {
    count(); // The address is the same: asked again by the viewer.
  }
}

function stopCount() {
  clearInterval(timers.clock);
  state.asked?.stop();
  state.asked = null;
}

function stopAll() {
  stopCount();
  parts.groups.stop();
  parts.studies.stop();
  state.stopped = true;
  app.announce('Stopped.');
  app.update();
}

async function count() {
  stopCount();
  state.error = null;
  state.stopped = false;
  const asked = app.api.query('/cohort', { filter: state.applied, all: state.all ? 'true' : null });
  state.asked = asked;
  timers.clock = setInterval(() => app.update(), 200);
  app.update();
  try {
    const answer = await asked.answer;
    if (state.asked !== asked) {
      return;
    }
    state.size = answer;
    announceSize(answer.size);
  } catch (error) {
    if (state.asked !== asked) {
      return;
    }
    state.size = null;
    state.error = error.stopped ? null : error;
  }
  state.asked = null;
  clearInterval(timers.clock);
  app.update();
}

function announceSize(size) {
  const told = ['patients', 'studies', 'series', 'documents'].filter(
    (name) => size[name] !== null && size[name] !== undefined,
  );
  app.announce(`Found ${told.map((name) => `${size[name]} ${name}`).join(', ')}.`);
}

/* ---------- Templates ---------- */

/** The line of the mistake with its place marked, unless the message shows it already. */
function place({ line, column, message }) {
  const text = state.text.split('\n')[line - 1];
  if (!line || text === undefined || message.includes('\n')) {
    return nothing;
  }
  const at = Math.min(Math.max(column - 1, 0), text.length);
  const from = Math.max(0, at - 60);
  return html`<pre class="place"><bdi dir="ltr">${from ? '…' : ''}${text.slice(from, at)}<mark>${text[at] ?? ' '}</mark>${text.slice(at + 1, at + 60)}</bdi></pre>`;
}

function goToPlace({ line, column }) {
  const before = state.text
    .split('\n')
    .slice(0, line - 1)
    .join('\n');
  const at = (line > 1 ? before.length + 1 : 0) + column - 1;
  const area = document.getElementById('filter');
  area.focus();
  area.setSelectionRange(at, at);
}

/** Whether what is in the address is no filter, which the verdict tells; once is enough. */
function isRefused() {
  return state.check?.valid === false && state.text === state.applied;
}

function verdict() {
  if (state.checkError) {
    return smallFailure(state.checkError, check);
  }
  const { check: told } = state;
  if (told && !told.valid) {
    return html`<div class="note bad">
      <pre class="message"><bdi>${told.message}</bdi></pre>
      ${place(told)}
      ${told.line ? html`<button type="button" class="quiet" @click=${() => goToPlace(told)}>Go to the place</button>` : nothing}
    </div>`;
  }
  if (told?.unknown?.length) {
    return html`<div class="note warn">
      <p>
        No document of this collection has ${told.unknown.map((name, index) => html`${index ? ', ' : ''}<bdi>${name}</bdi>`)}.
        Conditions on it find nothing, those with “not” everything.
      </p>
    </div>`;
  }
  return nothing;
}

function figure(name, number) {
  return html`<div class="figure">
    <dt>${name}</dt>
    <dd>${number === null || number === undefined ? html`<span class="muted" aria-hidden="true">–</span><span class="visually-hidden">not counted</span>` : app.formatNumber(number)}</dd>
  </div>`;
}

function counts() {
  const size = state.size?.size;
  const pending = state.asked !== null || state.text !== state.applied;
  return html`<dl class=${pending ? 'figures stale' : 'figures'} aria-busy=${state.asked ? 'true' : 'false'}>
    ${figure('Patients', size?.patients)} ${figure('Studies', size?.studies)} ${figure('Series', size?.series)}
    ${
      size?.instances === null || size?.instances === undefined
        ? figure('Documents', size?.documents)
        : html`${figure('Instances', size.instances)}${size.instances === size.documents ? nothing : figure('Documents', size.documents)}`
    }
  </dl>`;
}

function progress() {
  if (state.asked) {
    const seconds = (performance.now() - state.asked.began) / 1000;
    return html`<span class="working">
        <span class="spinner" aria-hidden="true"></span>
        <span>Counting</span><span class="number" aria-hidden="true">${seconds.toFixed(1)} s</span>
      </span>
      <button type="button" @click=${stopAll}>Stop</button>`;
  }
  if (state.stopped) {
    return html`<span class="muted small">Stopped.</span><button type="button" @click=${count}>Count again</button>`;
  }
  if (!state.size) {
    return nothing;
  }
  const { seconds, asOf, whole } = state.size;
  const wholeCollection = whole && !state.applied && !state.all;
  return html`<span class="muted small">${app.formatDateTime(asOf)}, in ${seconds.toFixed(seconds < 10 ? 2 : 0)} s</span>
    ${
      wholeCollection
        ? html`<button type="button" @click=${() => go({ all: true })}>Count patients, studies and series of the whole collection</button>`
        : nothing
    }`;
}

function filterPanel() {
  const invalid = state.check?.valid === false;
  return html`<section class="panel stack tight filter-panel" aria-labelledby="filter-heading">
    <div class="row spread">
      <h2 id="filter-heading"><label for="filter">Filter</label></h2>
      <span class="muted small keys"><kbd>Ctrl</kbd> <kbd>Space</kbd> suggests, <kbd>Ctrl</kbd> <kbd>Enter</kbd> counts at once</span>
    </div>
    ${parts.editor.template({ text: state.text, invalid, describedBy: 'verdict' })}
    <div id="verdict" aria-live="polite">${verdict()}</div>
    ${state.error && !isRefused() ? smallFailure(state.error, count) : counts()}
    ${(state.size?.warnings ?? []).map((warning) => html`<p class="note warn"><bdi>${warning}</bdi></p>`)}
    <div class="row spread">
      <div class="row">${progress()}</div>
      ${
        state.text
          ? html`<button type="button" class="quiet" @click=${() => take('')}>Clear the filter</button>`
          : nothing
      }
    </div>
  </section>`;
}

function side(title, content, open = false) {
  return html`<details class="panel" ?open=${open}>
    <summary><h2>${title}</h2></summary>
    <div class="side-content">${content}</div>
  </details>`;
}

function usePanel() {
  const marked = parts.studies.chosen;
  const some = state.applied || marked.length;
  const label = marked.length ? `Write a list of the ${app.formatNumber(marked.length)} marked` : 'Write a list';
  return html`<div class="stack">
    <section class="stack tight">
      <h3>List on the server</h3>
      ${
        some
          ? parts.exports.form(state.applied ?? '', marked.length ? marked : null, label)
          : html`<p class="muted small">Write a filter first, or mark studies.</p>`
      }
    </section>
    <section class="stack tight">
      <h3>File for you</h3>
      ${state.applied ? html`<div class="row">${downloadLink(state.applied, app)}</div>` : html`<p class="muted small">Write a filter first.</p>`}
    </section>
    ${
      state.size?.command
        ? html`<section class="stack tight">
          <h3>The same in a shell</h3>
          ${command(state.size.command, app)}
        </section>`
        : nothing
    }
  </div>`;
}

const wide = matchMedia('(min-width: 68rem)');

export default {
  title: 'Cohort',

  open(address, frame) {
    app = frame;
    if (!parts || collection !== app.collection) {
      // What was found belongs to the collection that was asked.
      collection = app.collection;
      build();
      Object.assign(state, { applied: null, size: null, error: null });
      parts.conditions.open();
    }
    parts.saved.open();
    const filter = address.get('filter') ?? '';
    const all = address.get('all') === 'true';
    const again = filter !== state.applied || all !== state.all || (!state.size && !state.asked);
    state.by = (address.get('by') ?? '').split(',').filter(Boolean).slice(0, 2);
    state.page = Math.max(0, Number.parseInt(address.get('page') ?? '0', 10) || 0);
    if (again) {
      parts.exports.forget();
      Object.assign(state, { text: filter, applied: filter, all });
      check();
      count();
    }
    parts.groups.show(filter, state.by);
    parts.studies.show(filter, state.page, filter.trim() !== '' || all);
  },

  close() {
    clearTimeout(timers.check);
    clearTimeout(timers.count);
    // Another filter or page of the cohort ends only what it does not want; that is seen when it is opened.
    queueMicrotask(() => {
      if (!location.hash.startsWith('#/cohort')) {
        parts.editor.close();
        parts.conditions.close();
        stopCount();
        parts.groups.stop();
        parts.studies.stop();
      }
    });
  },

  template() {
    return html`<div class="page-head"><h1>Cohort</h1></div>
      <div class="cohort">
        ${filterPanel()}
        <div class="stack side">
          ${side('Add a condition', parts.conditions.template(), wide.matches)}
          ${side('Saved filters', parts.saved.template(state.text), wide.matches)} ${side('Use this cohort', usePanel(), wide.matches)}
        </div>
        <div class="stack">${parts.groups.template(parts.conditions.attributes, isRefused())} ${parts.studies.template(isRefused())}</div>
      </div>`;
  },
};

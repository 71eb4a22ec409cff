import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { address, go, parameters } from '/page/address.js';
import { Answer } from '/page/answer.js';
import { durationOfSeconds } from '/page/dates.js';
import { jsonTree } from '/page/json-tree.js';
import { empty, pager, value } from '/page/states.js';
import { data, oneLine, table } from '/page/tables.js';
import { counted } from '/page/units.js';

const ROUTE = 'operations';
const SIZE = 50;

/** What is told of a status besides its name, by colour and sign. */
const SIGNS = {
  succeeded: ['good', '✓'],
  failed: ['bad', '▲'],
  'timed-out': ['bad', '▲'],
  'gave-up': ['bad', '▲'],
  running: ['warn', '▶'],
  queued: ['neutral', '…'],
};

/** The runs of the workflows, or one of them. */
export class RunsView {
  #app;
  #runs;
  #run;

  constructor(app) {
    this.#app = app;
    this.#runs = new Answer(app);
    this.#run = new Answer(app);
  }

  open() {
    const { id, ...wanted } = looks();
    if (id !== null) {
      this.#openRun(id);
    } else {
      this.#openRuns(wanted);
    }
  }

  #openRun(id) {
    if (this.#run.value?.id !== id) {
      this.#run.forget();
    }
    this.#run.ask(
      `/operations/runs/${encodeURIComponent(id)}`,
      {},
      { then: (run) => this.#app.announce(`Run of ${run.workflow}: ${run.status}`) },
    );
  }

  #openRuns({ workflow, status, page }) {
    const then = (found) => this.#app.announce(counted(found.total, 'run'));
    this.#runs.ask('/operations/runs', { workflow, status, page, size: SIZE }, { then });
  }

  close() {
    this.#runs.stop();
    this.#run.stop();
  }

  template() {
    const { id } = looks();
    return id === null ? this.#list() : this.#one();
  }

  #list() {
    return html`<section class="stack" aria-labelledby="runs-title">
      <div class="page-head"><h2 id="runs-title">Workflow runs</h2><button type="button" @click=${() => this.#openRuns(looks())}>Refresh</button></div>
      ${this.#filters()}
      ${this.#runs.show((found) => this.#found(found), 'Reading the runs')}
    </section>`;
  }

  #filters() {
    const { workflow, status } = looks();
    const known = this.#runs.value ?? { workflows: [], statuses: [] };
    const choice = (name, label, all, chosen) => html`<label class="field"><span class="label">${label}</span>
      <select @change=${(event) => go(ROUTE, { [name]: event.target.value, page: null })}>
        <option value="" ?selected=${chosen === ''}>all</option>
        ${[...new Set([...all, ...(chosen ? [chosen] : [])])].map((one) => html`<option value=${one} ?selected=${one === chosen}>${one.slice(0, 80)}</option>`)}
      </select></label>`;
    return html`<div class="toolbar">${choice('workflow', 'Workflow', known.workflows, workflow)} ${choice('status', 'Status', known.statuses, status)}</div>`;
  }

  #found(found) {
    const { workflow, status } = looks();
    if (found.runs.length === 0) {
      return workflow || status || found.page > 0
        ? empty(
            'No run is like this',
            'Choose another workflow or status.',
            html`<a class="button" href=${address(ROUTE, { workflow: null, status: null, page: null })}>All runs</a>`,
          )
        : empty(
            'No workflow has run yet',
            'Runs appear here when meta-extraction has workflows in force, and images arrive for which one of them is made.',
          );
    }
    // Without identity nobody is told a reason.
    const reasons = found.runs.some((run) => run.reason);
    const at = { page: found.page, size: found.size, total: found.total };
    const pages =
      at.total > at.size || at.page > 0
        ? pager(at, (page) => go(ROUTE, { page: page || null }), this.#app, 'Pages of runs')
        : nothing;
    return html`<div class="stack">${table({
      caption: 'Runs, the latest first',
      rows: found.runs,
      columns: [
        {
          name: 'Run',
          cell: (run) =>
            html`<a href=${address(ROUTE, { run: run.id })}><bdi>${run.workflow.slice(0, 60)}</bdi><span class="visually-hidden"> queued ${this.#app.formatDateTime(run.queued)}</span></a>`,
        },
        { name: 'Status', cell: (run) => badge(run.status) },
        { name: 'Queued', kind: 'short', cell: (run) => this.#app.formatDateTime(run.queued) },
        { name: 'Started', kind: 'short', cell: (run) => run.started && this.#app.formatDateTime(run.started) },
        { name: 'Took', numeric: true, cell: (run) => (run.seconds === null ? null : durationOfSeconds(run.seconds)) },
        { name: 'Unit', kind: 'name', cell: (run) => oneLine(run.unit) },
        { name: 'Attempts', numeric: true, cell: (run) => this.#app.formatNumber(run.attempts) },
        { name: 'Exit code', numeric: true, cell: (run) => (run.exit === null ? null : String(run.exit)) },
        ...(reasons ? [{ name: 'Reason', wide: true, cell: (run) => run.reason && data(run.reason) }] : []),
        {
          name: 'Has',
          kind: 'short',
          cell: (run) => [run.hasLog ? 'log' : '', run.hasResult ? 'result' : ''].filter(Boolean).join(', '),
        },
      ],
    })} ${pages}</div>`;
  }

  #one() {
    return html`<section class="stack" aria-labelledby="run-title">
      <p><a href=${address(ROUTE, { run: null })}>‹ All runs</a></p>
      <h2 id="run-title">${this.#run.value ? html`Run of <bdi>${this.#run.value.workflow.slice(0, 120)}</bdi>` : 'Run'}</h2>
      ${this.#run.show((run) => this.#facts(run), 'Reading the run')}
    </section>`;
  }

  #facts(run) {
    const time = (at) => (at === null ? value(null) : this.#app.formatDateTime(at));
    const fact = (name, told) => html`<dt>${name}</dt><dd>${told}</dd>`;
    return html`<div class="stack">
      <div class="panel"><dl class="facts">
        ${fact('Status', badge(run.status))} ${fact('Workflow', data(run.workflow))} ${fact('Unit', data(run.unit))}
        ${fact('Attempts', run.attempts)} ${fact('Queued', time(run.queued))} ${fact('Started', time(run.started))} ${fact('Ended', time(run.ended))}
        ${fact('Took', run.seconds === null ? value(null) : durationOfSeconds(run.seconds))} ${fact('Exit code', value(run.exit))}
        ${run.reason === null ? nothing : fact('Reason', data(run.reason))}
      </dl></div>
      ${run.held ? html`<div class="note"><p><strong>Log and result are held back.</strong></p><p><bdi>${run.held}</bdi></p></div>` : nothing}
      ${this.#log(run)} ${this.#result(run)}
    </div>`;
  }

  #log(run) {
    if (run.log === null) {
      return run.held
        ? nothing
        : html`<p class="muted">${run.hasLog ? 'The log is not there any more.' : 'This run wrote no log.'}</p>`;
    }
    return html`<div class="stack-small"><h3 id="log-title">Log</h3>
      <pre class="log" tabindex="0" role="region" aria-labelledby="log-title"><bdi>${run.log}</bdi></pre></div>`;
  }

  #result(run) {
    if (run.result === null) {
      return run.held
        ? nothing
        : html`<p class="muted">${run.hasResult ? 'The result is not there any more.' : 'This run gave no result.'}</p>`;
    }
    return html`<div class="stack-small"><h3>Result</h3>
      <div class="panel">${jsonTree(run.result)}</div>
      <details><summary>As text</summary><pre class="log" tabindex="0" role="region" aria-label="Result as text"><bdi>${JSON.stringify(run.result, null, 2)}</bdi></pre></details></div>`;
  }
}

function looks() {
  const params = parameters();
  const page = Number(params.get('page') ?? 0);
  return {
    id: params.get('run') || null,
    workflow: params.get('workflow') ?? '',
    status: params.get('status') ?? '',
    page: Number.isInteger(page) && page > 0 ? page : 0,
  };
}

function badge(status) {
  const [kind, sign] = SIGNS[status] ?? ['neutral', '•'];
  return html`<span class="badge ${kind}"><span aria-hidden="true">${sign}</span> <bdi>${status}</bdi></span>`;
}

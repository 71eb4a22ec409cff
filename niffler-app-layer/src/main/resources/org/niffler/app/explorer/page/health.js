import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { Answer } from '/page/answer.js';
import { chart } from '/page/charts.js';
import { durationOfSeconds } from '/page/dates.js';
import { historyCharts } from '/page/history-charts.js';
import { Refresher } from '/page/refresher.js';
import { empty, failure, loading } from '/page/states.js';
import { data, table } from '/page/tables.js';
import { bytes, rate } from '/page/units.js';

const EVERY_SECONDS = 10;

/** The health of meta-extraction, now and over the last day. */
export class HealthView {
  #app;
  #now;
  #history;
  #charts = null;
  #asked = null;
  #refresher = new Refresher(() => this.#ask(), EVERY_SECONDS);

  constructor(app) {
    this.#app = app;
    this.#now = new Answer(app);
    this.#history = new Answer(app);
  }

  open() {
    this.#refresher.start();
  }

  close() {
    this.#refresher.stop();
    this.#now.stop();
    this.#history.stop();
  }

  async #ask() {
    const before = wordOf(this.#now.value);
    // Told once, and then when it changes: a voice every ten seconds would be in the way.
    const told = (now) => wordOf(now) !== before && this.#app.announce(`Metadata service: ${wordOf(now)}`);
    await Promise.all([
      this.#now.ask('/operations', {}, { then: told }),
      this.#history.ask('/operations/history', {}, { then: (history) => (this.#charts = historyCharts(history, this.#app)) }),
    ]);
    this.#asked = new Date();
    this.#app.update();
  }

  template() {
    const now = this.#now.value;
    return html`<section class="stack" aria-labelledby="health-title">
      <div class="page-head">
        <h2 id="health-title">Metadata service</h2>
        <div class="row">
          ${this.#asked ? html`<span class="muted small">as of ${this.#asked.toLocaleTimeString('en-GB')}${this.#refresher.paused ? ', paused' : ''}</span>` : nothing}
          <button type="button" aria-pressed=${this.#refresher.paused ? 'true' : 'false'} @click=${() => this.#pause()}>Pause</button>
        </div>
      </div>
      ${this.#now.error !== null ? failure(this.#now.error, () => this.#ask()) : nothing}
      ${this.#now.error !== null ? nothing : now === null ? loading('Asking the metadata service') : this.#service(now)}
    </section>`;
  }

  #pause() {
    this.#refresher.pause(!this.#refresher.paused);
    this.#app.update();
  }

  #service(now) {
    if (!now.configured) {
      return empty(
        'The explorer does not know where the metadata service is',
        html`Start meta-extraction with an <code>OperationsPort</code>
        (9108 unless configured; 0 means none), and the explorer with its address: <code>explore --operations-url http://127.0.0.1:9108</code>`,
      );
    }
    if (!now.reachable) {
      return html`<div class="state bad" role="alert">
        <p class="title">The metadata service does not answer at <bdi>${now.url}</bdi></p>
        ${now.why ? html`<p><bdi>${now.why}</bdi></p>` : nothing}
        <p>If it listens elsewhere, start the explorer with <code>--operations-url</code>. It is asked again every ${EVERY_SECONDS} seconds.</p>
      </div>${this.#charts === null ? nothing : this.#over()}`;
    }
    return html`<div class="health">${report('Live', now.live, 'alive', 'Its loops turn.')}${report('Ready', now.ready, 'ready', 'All that it needs is there.')}</div>
      ${this.#tiles(now)}
      ${this.#over()}
      ${this.#senders(now.senders)}`;
  }

  #over() {
    if (this.#charts === null) {
      return html`<p class="muted">${this.#history.error ? 'What happened before cannot be read: it is asked again with the next refresh.' : 'Charts over time appear as soon as there are two samples; the explorer takes them while it runs.'}</p>`;
    }
    return html`<h3>The last ${this.#charts.time}</h3><div class="charts">${this.#charts.specs.map((spec) => html`<div class="panel">${'option' in spec ? chart(spec) : nothingIn(spec)}</div>`)}</div>`;
  }

  #tiles({ now, rates, lag }) {
    const number = this.#app.formatNumber;
    const whole = (value) => (value === null || value === undefined ? '–' : number(Math.round(value * 10) / 10));
    return html`<dl class="tiles">
      ${tile('Arrival rate', rates ? whole(rates.instancesPerMinute) : '–', 'instances/min', rates ? `${rate(rates.bytesPerSecond)}, ${whole(rates.documentsPerMinute)} documents/min` : 'known after two samples')}
      ${tile('Lag', lag ? durationOfSeconds(lag.medianSeconds) : '–', '', lag ? `median from arrival to document; 95 of 100 within ${durationOfSeconds(lag.p95Seconds)}` : 'nothing was extracted lately')}
      ${
        now === null
          ? nothing
          : html`
        ${tile('Queue', number(now.queue), now.queue === 1 ? 'instance' : 'instances', `${number(now.openSeries)} series ${now.openSeries === 1 ? 'is' : 'are'} open`)}
        ${disk(now)}
        ${tile('Quarantine', number(now.quarantine), now.quarantine === 1 ? 'file' : 'files', now.quarantine > 0 ? 'set aside as unreadable: look at them' : 'nothing set aside', now.quarantine > 0 ? 'warn' : '')}
        ${tile('Workflows', number(now.workflows), 'in force', `${number(now.runsRunning)} running, ${number(now.runsQueued)} waiting`)}
        ${tile('Profiles', number(now.profiles), 'in force', now.profiles === 0 ? 'without one nothing is extracted' : '', now.profiles === 0 ? 'bad' : '')}
        ${tile('Last sweep', now.sweepAgeSeconds === null ? '–' : durationOfSeconds(now.sweepAgeSeconds), now.sweepAgeSeconds === null ? '' : 'ago', now.sweepAgeSeconds === null ? 'none since the start' : 'of the storage, for what came in another way')}`
      }
    </dl>`;
  }

  #senders(senders) {
    const number = this.#app.formatNumber;
    return senders.length === 0
      ? html`<p class="muted">Nobody has sent anything since the service started.</p>`
      : table({
          caption: 'Senders since the service started',
          rows: senders,
          columns: [
            { name: 'Calling AE title', cell: (each) => data(each.aet) },
            { name: 'Instances', numeric: true, cell: (each) => number(each.instances) },
            { name: 'Bytes', numeric: true, cell: (each) => bytes(each.bytes) },
            { name: 'Open associations', numeric: true, cell: (each) => number(each.open) },
          ],
        });
  }
}

const nothingIn = ({ title, nothing: text = 'Not known in this time.' }) =>
  html`<h3>${title}</h3><p class="muted small">${text}</p>`;

function wordOf(now) {
  if (now === null) {
    return '';
  }
  return !now.configured
    ? 'not configured'
    : !now.reachable
      ? 'does not answer'
      : `${now.live?.status ?? 'unknown'}, ${now.ready?.status ?? 'unknown'}`;
}

const isGood = (found) => found.checks.every((check) => check.good);

function report(title, found, good, meaning) {
  if (found === null) {
    return html`<div class="panel"><h3>${title}</h3><p class="muted">not known</p></div>`;
  }
  const well = isGood(found);
  return html`<div class="panel report ${well ? 'report-good' : 'report-bad'}">
    <header><h3>${title}</h3>
      ${well ? html`<span class="badge good"><span aria-hidden="true">✓</span> ${found.status || good}</span>` : html`<span class="badge bad"><span aria-hidden="true">▲</span> ${found.status || `not ${good}`}</span>`}</header>
    ${
      found.checks.length === 0
        ? html`<p class="muted">${meaning}</p>`
        : html`<ul class="checks">
      ${found.checks.map(
        (
          check,
        ) => html`<li><span class=${check.good ? 'mark-good' : 'mark-bad'} aria-hidden="true">${check.good ? '✓' : '▲'}</span>
        <span class="visually-hidden">${check.good ? 'good: ' : 'not good: '}</span><strong><bdi>${check.name}</bdi></strong> <bdi>${check.text}</bdi></li>`,
      )}
    </ul>`
    }
  </div>`;
}

function tile(name, value, unit, more, kind = '') {
  return html`<div class="tile ${kind}"><dt>${name}</dt>
    <dd><span class="tile-value">${value}</span> <span class="tile-unit">${unit}</span></dd>${more ? html`<dd class="tile-more">${more}</dd>` : nothing}</div>`;
}

function disk({ storageTotal: total, storageUsed: used, storageFree: free }) {
  if (!total) {
    return tile('Disk', '–', '', 'not known');
  }
  const percent = Math.min(100, Math.round((100 * used) / total));
  const kind = percent >= 95 ? 'bad' : percent >= 85 ? 'warn' : '';
  return html`<div class="tile ${kind}"><dt>Disk</dt>
    <dd><span class="tile-value">${percent} %</span> <span class="tile-unit">used</span></dd>
    <dd class="tile-more"><svg class="tile-bar" role="img" aria-label=${`${percent} % of the disk is used`}><rect class="tile-bar-all" width="100%" height="100%"></rect><rect class="tile-bar-used" width=${`${percent}%`} height="100%"></rect></svg>
      ${bytes(free)} free of ${bytes(total)}${kind ? ': make room soon' : ''}</dd></div>`;
}

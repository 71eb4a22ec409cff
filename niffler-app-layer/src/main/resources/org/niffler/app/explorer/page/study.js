/* One study: what is known of it, and its series. */

import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { Exports } from '/page/exports.js';
import { empty, failure, loading, longValue, region, value } from '/page/states.js';
import { counted } from '/page/units.js';
import '/page/thumbnails.js';

let app = null;
let ref = null;
let study = null;
let error = null;
let exporting = null;
let abort = null;

async function load() {
  abort?.abort();
  abort = new AbortController();
  const { signal } = abort;
  error = null;
  try {
    const answer = await app.api.get(`/studies/${encodeURIComponent(ref)}`, {}, signal);
    if (signal.aborted) {
      return;
    }
    study = answer;
    app.announce(`${study.series.length} series.`);
  } catch (cause) {
    if (cause.stopped) {
      return;
    }
    error = cause;
  }
  app.update();
}

function fact(name, one) {
  return one === null || one === undefined ? nothing : html`<dt>${name}</dt><dd>${longValue(one, 400)}</dd>`;
}

function facts() {
  const when = study.date ? [app.formatDate(study.date), study.time?.slice(0, 5)].filter(Boolean).join(', ') : null;
  return html`<section class="panel" aria-label="Facts">
    <dl class="facts wide">
      <dt>Patient</dt><dd class="mono">${value(study.patient)}</dd>
      <dt>Study</dt><dd class="mono">${value(study.study)}</dd> ${fact('Date', when)} ${fact('Description', study.description)}
      ${fact('Accession', study.accession)} ${fact('Sex', study.sex)} ${fact('Age', study.age)}
    </dl>
  </section>`;
}

/** The study or series in words, for headings and labels. */
function nameOf(series) {
  return `Series${series.number === null ? '' : ` ${series.number}`}`;
}

function seriesAddress(series) {
  return app.address('series', { ref: series.ref, study: ref, modality: series.modality });
}

const STATES = {
  gone: html`<span class="badge warn">files gone</span>`,
  unknown: html`<span class="badge neutral">files not looked for</span>`,
};

function details(series) {
  if (series.attributes.length === 0) {
    return nothing;
  }
  return html`<details>
    <summary>${counted(series.attributes.length, 'attribute')}</summary>
    ${region(
      `Attributes of ${nameOf(series).toLowerCase()}`,
      html`<table class="data attributes">
        <caption class="visually-hidden">Attributes of ${nameOf(series).toLowerCase()}</caption>
        <thead>
          <tr>
            <th scope="col">Attribute</th>
            <th scope="col">Value</th>
          </tr>
        </thead>
        <tbody>
          ${series.attributes.map((attribute) => html`<tr><th scope="row"><bdi>${attribute.name}</bdi></th><td>${longValue(attribute.value)}</td></tr>`)}
        </tbody>
      </table>`,
    )}
  </details>`;
}

function picture(series) {
  if (series.state !== 'there') {
    return html`<div class="thumb none">${series.state === 'gone' ? 'Files gone' : 'No picture'}</div>`;
  }
  return html`<a class="thumb" href=${seriesAddress(series)} tabindex="-1" aria-hidden="true">
    <lazy-picture .api=${app.api} path="/series/${encodeURIComponent(series.ref)}/thumbnail" label=""></lazy-picture>
  </a>`;
}

function card(series) {
  const there = series.state === 'there';
  return html`<li class="panel series-card">
    ${picture(series)}
    <div class="stack tight">
      <h3>
        <span class="chip"><bdi>${series.modality}</bdi></span>
        ${there ? html`<a href=${seriesAddress(series)}>${nameOf(series)}</a>` : nameOf(series)} ${STATES[series.state] ?? nothing}
      </h3>
      ${series.description ? html`<p>${longValue(series.description)}</p>` : nothing}
      ${series.why ? html`<p class="muted small"><bdi>${series.why}</bdi></p>` : nothing}
      <dl class="facts small">
        <dt>Body part</dt>
        <dd>${longValue(series.bodyPart, 60)}</dd>
        <dt>Scanner</dt>
        <dd>${longValue(series.scanner, 60)}</dd>
        <dt>Documents</dt>
        <dd>${app.formatNumber(series.documents)}</dd>
        ${series.files === null ? nothing : html`<dt>Files</dt><dd>${app.formatNumber(series.files)}</dd>`}
        <dt>Series</dt>
        <dd class="mono">${value(series.series)}</dd>
      </dl>
    </div>
    ${details(series)}
  </li>`;
}

function retrieval() {
  const { retrieval: told } = study;
  if (!told) {
    return nothing;
  }
  return html`<section class="panel stack tight" aria-labelledby="retrieval-heading">
    <h2 id="retrieval-heading">Get the images</h2>
    <p class="prose"><bdi>${told.message}</bdi></p>
    ${told.export ? exporting.form('', [ref], 'Write a list of this study') : nothing}
  </section>`;
}

export default {
  title: 'Study',

  open(params, frame) {
    app = frame;
    ref = params.get('ref');
    study = null;
    exporting = new Exports(app, 'study');
    load();
  },

  close() {
    abort?.abort();
    study = null;
  },

  template() {
    return html`<div class="page-head">
        <h1>Study ${study ? html`<bdi class="mono">${study.study.slice(0, 64)}</bdi>` : nothing}</h1>
        <p class="crumbs"><a href=${app.cohortAddress}>Back to the cohort</a></p>
      </div>
      ${error ? failure(error, load) : study ? content() : loading('Loading the study')}`;
  },
};

function content() {
  return html`${facts()} ${retrieval()}
    <section class="stack tight" aria-labelledby="series-heading">
      <h2 id="series-heading">${app.formatNumber(study.series.length)} series</h2>
      ${
        study.series.length
          ? html`<ul class="cards">
            ${study.series.map(card)}
          </ul>`
          : empty('The study has no series.', 'Its documents may have been removed meanwhile.')
      }
    </section>`;
}

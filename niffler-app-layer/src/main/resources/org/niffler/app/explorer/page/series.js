/* One series: its instances as small pictures, a page at a time. */

import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { empty, failure, loading, pager } from '/page/states.js';
import { counted } from '/page/units.js';
import '/page/thumbnails.js';

export const PAGE_SIZE = 60;

let app = null;
let at = { ref: null, page: 0, study: null, modality: null };
let answer = null;
let error = null;
let abort = null;

async function load() {
  abort?.abort();
  abort = new AbortController();
  const { signal } = abort;
  error = null;
  try {
    const got = await app.api.get(
      `/series/${encodeURIComponent(at.ref)}/instances`,
      { page: at.page, size: PAGE_SIZE },
      signal,
    );
    if (signal.aborted) {
      return;
    }
    answer = got;
    app.announce(`${counted(answer.total, 'instance')}.`);
  } catch (cause) {
    if (cause.stopped) {
      return;
    }
    error = cause;
  }
  app.update();
}

function go(page) {
  app.navigate('series', { ...at, page: page || null });
}

function nameOf(instance, index) {
  return `Instance ${instance.number ?? index + 1}`;
}

function facts(instance) {
  const size = instance.rows && instance.columns ? `${instance.columns} × ${instance.rows}` : null;
  const frames = instance.frames > 1 ? `${app.formatNumber(instance.frames)} frames` : null;
  return [size, frames].filter(Boolean).join(', ');
}

function tile(instance, index) {
  const name = nameOf(instance, index);
  const address = app.address('image', { ref: instance.ref, at: index });
  return html`<li class="tile">
    <a href=${address} aria-labelledby="name-${index} ${instance.held ? `held-${index}` : ''}">
      <span class="thumb">
        ${
          instance.held
            ? html`<span class="held" id="held-${index}"><bdi>${instance.held}</bdi></span>`
            : html`<lazy-picture .api=${app.api} path="/instances/${encodeURIComponent(instance.ref)}/thumbnail" label=""></lazy-picture>`
        }
      </span>
      <span class="tile-name" id="name-${index}">${name}</span>
    </a>
    <span class="muted small">${facts(instance)}</span>
  </li>`;
}

function content() {
  if (answer.total === 0) {
    return empty('There are no instances.', 'The files of this series are not there. Its study tells how to get them.');
  }
  const offset = answer.page * answer.size;
  const pages = (label) => (answer.total > answer.size ? pager(answer, go, app, label) : nothing);
  return html`${pages('Pages of instances')}
    <ul class="tiles">
      ${answer.instances.map((instance, index) => tile(instance, offset + index))}
    </ul>
    ${pages('Pages of instances, again')}`;
}

export default {
  title: 'Series',

  open(params, frame) {
    app = frame;
    const page = Math.max(0, Number.parseInt(params.get('page') ?? '0', 10) || 0);
    at = { ref: params.get('ref'), page, study: params.get('study'), modality: params.get('modality')?.slice(0, 16) };
    answer = null;
    load();
  },

  close() {
    abort?.abort();
    answer = null;
  },

  template() {
    return html`<div class="page-head">
        <h1>
          Series ${at.modality ? html`<span class="chip"><bdi>${at.modality}</bdi></span>` : nothing}
          ${answer ? html`<span class="muted small">${counted(answer.total, 'instance')}</span>` : nothing}
        </h1>
        ${at.study ? html`<p class="crumbs"><a href=${app.address('study', { ref: at.study })}>Back to the study</a></p>` : nothing}
      </div>
      ${error ? failure(error, load) : answer ? content() : loading('Loading the instances')}`;
  },
};

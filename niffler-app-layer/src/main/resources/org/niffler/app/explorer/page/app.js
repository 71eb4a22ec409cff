/*
 * The frame around all views: which of them is open, who looks, which collection, light or dark.
 *
 * A view's module exports default { title, open(params, app), close(), template() }:
 * - title is a text or a function that gives one;
 * - open(params, app) gets URLSearchParams (params.get('filter'), params.getAll('scanner'); what stands in the path is 'ref'),
 *   starts to load and calls app.update() whenever what template() gives has changed;
 * - close() ends what it has running. A change of the address within a view is close() and open() again.
 *
 * app = { update(), navigate(route, params, {replace, quiet, stay}), address(route, params), announce(text), session, api,
 *         theme ('light' or 'dark'), formatNumber(n, options), formatDateTime(instant), formatDate(day) }
 * navigate with quiet changes the address only, for states such as a window that is being dragged; with stay the focus
 * remains where it is. A change of the theme is an event 'themechange' at document, and data-theme at <html>.
 */

import { html, nothing, render } from '/webjars/lit-html/lit-html.js';
import { Api, searchOf } from '/page/api.js';
import { failure, loading } from '/page/states.js';

const PRODUCT = 'Niffler explorer';
const THEME = 'niffler.theme';

/** Routes and their modules; loaded when they are first wanted, so that the first page is there fast. */
const ROUTES = {
  cohort: { section: 'cohort', load: () => import('/page/cohort.js') },
  study: { section: 'cohort', withRef: true, load: () => import('/page/study.js') },
  series: { section: 'cohort', withRef: true, load: () => import('/page/series.js') },
  image: { section: 'cohort', withRef: true, load: () => import('/page/image.js') },
  scanners: { section: 'scanners', load: () => import('/page/scanners.js') },
  operations: { section: 'operations', load: () => import('/page/operations.js') },
  login: { section: null, load: () => import('/page/login.js') },
};

const SECTIONS = [
  ['cohort', 'Cohort'],
  ['scanners', 'Scanners'],
  ['operations', 'Operations'],
];

const state = {
  session: null,
  collections: [],
  /** Set by the address; null is the session's. */
  collection: null,
  themeChoice: storedTheme(),
  route: null,
  ref: null,
  view: null,
  error: null,
  /** The cohort that was last looked at, to come back to from its studies. */
  cohort: null,
  /** Where to go once the viewer is let in. */
  wanted: null,
};

const media = matchMedia('(prefers-color-scheme: dark)');
const numbers = new Intl.NumberFormat('en');
const moments = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
// Thin spaces between thousands read the same in all languages.
const thin = (text) => text.replaceAll(',', '\u202f');

const api = new Api(
  () => state.collection,
  () => askToLogIn(),
  // The explorer may have been started again meanwhile: then the session is another one.
  async () => {
    state.session = await api.get('/session');
    return state.session.csrfToken;
  },
);

const app = {
  update,
  navigate,
  address,
  announce,
  api,
  get session() {
    return state.session;
  },
  get theme() {
    return document.documentElement.dataset.theme;
  },
  get collection() {
    return state.collection ?? state.session?.collection ?? null;
  },
  get cohortAddress() {
    return state.cohort ?? address('cohort');
  },
  enter,
  formatNumber: (number, options = null) =>
    number === null || number === undefined
      ? '–'
      : thin((options ? new Intl.NumberFormat('en', options) : numbers).format(number)),
  formatDateTime: (instant) => (instant ? moments.format(new Date(instant)) : '–'),
  formatDate: (day) =>
    /^\d{4}-\d{2}-\d{2}$/.test(day ?? '') ? days.format(new Date(`${day}T00:00:00Z`)) : (day ?? '–'),
};

/* ---------- Theme ---------- */

function storedTheme() {
  try {
    return localStorage.getItem(THEME) ?? 'system';
  } catch {
    // Storage may be forbidden; then the choice lasts as long as the page.
    return 'system';
  }
}

function showTheme() {
  const dark = state.themeChoice === 'dark' || (state.themeChoice !== 'light' && media.matches);
  const theme = dark ? 'dark' : 'light';
  if (document.documentElement.dataset.theme !== theme) {
    document.documentElement.dataset.theme = theme;
    document.dispatchEvent(new CustomEvent('themechange', { detail: theme }));
  }
}

function chooseTheme(choice) {
  state.themeChoice = choice;
  try {
    localStorage.setItem(THEME, choice);
  } catch {
    // As above.
  }
  showTheme();
  update();
}

/* ---------- Addresses ---------- */

/** @returns {string} such as #/study/REF?page=2 */
function address(route, params = {}) {
  const search = new URLSearchParams(searchOf(params));
  const ref = search.get('ref');
  if (ROUTES[route]?.withRef) {
    search.delete('ref');
  }
  if (state.collection && !search.has('collection')) {
    search.set('collection', state.collection);
  }
  const path = ROUTES[route]?.withRef ? `${route}/${encodeURIComponent(ref ?? '')}` : route;
  const text = search.toString();
  return `#/${path}${text ? `?${text}` : ''}`;
}

/**
 * @param {string} route
 * @param {Record<string, unknown> | URLSearchParams} params
 * @param {{replace?: boolean, quiet?: boolean, stay?: boolean}} how replace: Back does not come here; quiet: the view is not
 *     opened again; stay: the focus remains, as for the next of many images
 */
function navigate(route, params = {}, how = {}) {
  const to = address(route, params);
  if (to === location.hash) {
    return;
  }
  history[how.replace || how.quiet ? 'replaceState' : 'pushState'](null, '', to);
  if (!how.quiet) {
    follow(how.stay === true);
  }
}

function parse(hash) {
  const [path, search = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  const [route, ref = ''] = path.split('/');
  const params = new URLSearchParams(search);
  const known = Object.hasOwn(ROUTES, route) ? route : null;
  let opened = '';
  try {
    opened = decodeURIComponent(ref);
  } catch {
    // Somebody typed the address; the server says that there is no such thing.
    opened = ref;
  }
  if (known && ROUTES[known].withRef) {
    params.set('ref', opened);
  }
  return { route: known, ref: opened, params };
}

/** Opens what the address says. */
async function follow(stay = false) {
  if (!state.session) {
    return; // The address changed before it was known who looks; start() opens what it says then.
  }
  const { route, ref, params } = parse(location.hash);
  if (!route) {
    navigate('cohort', {}, { replace: true });
    return;
  }
  if (!isIn(state.session) && route !== 'login') {
    askToLogIn();
    return;
  }
  const chosen = params.get('collection');
  state.collection = chosen && chosen !== state.session.collection ? chosen : null;
  const another = state.route !== route || state.ref !== ref;
  const address = location.hash;
  let view;
  try {
    view = (await ROUTES[route].load()).default;
  } catch (cause) {
    state.view?.close();
    Object.assign(state, { route, ref, view: null });
    state.error = cause;
    update();
    return;
  }
  if (address !== location.hash) {
    return; // Gone on meanwhile.
  }
  state.view?.close();
  Object.assign(state, { route, ref, view, error: null });
  if (route === 'cohort') {
    state.cohort = location.hash;
  }
  view.open(params, app);
  draw();
  if (another && !stay) {
    window.scrollTo(0, 0);
    focusHeading();
  }
}

function focusHeading() {
  const heading = document.querySelector('main h1');
  if (heading) {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
}

/* ---------- Session ---------- */

/** Whoever logs in by the token has no name, so that it tells nothing that there is no user. */
function isIn(session) {
  return session !== null && (!session.loginNeeded || Boolean(session.user));
}

function askToLogIn() {
  if (state.route !== 'login') {
    state.wanted = location.hash;
  }
  if (state.session) {
    // Whoever was in is not any more.
    state.session = { ...state.session, loginNeeded: true, user: null, csrfToken: null };
    api.csrfToken = null;
  }
  navigate('login', {}, { replace: true });
}

/** Takes a session that the server gave, and goes where the viewer wanted. */
function enter(session) {
  state.session = session;
  api.csrfToken = session.csrfToken;
  const to = state.wanted && !state.wanted.startsWith('#/login') ? state.wanted : '#/cohort';
  state.wanted = null;
  history.replaceState(null, '', to);
  follow();
  loadCollections();
}

async function logOut() {
  try {
    await api.delete('/session');
  } catch (error) {
    announce(error.message);
    return;
  }
  // What was shown must not stay in memory.
  location.hash = '#/login';
  location.reload();
}

async function loadCollections() {
  try {
    state.collections = (await api.get('/collections')).collections;
  } catch {
    // The view tells that the store is away; the chooser goes without.
    state.collections = [];
  }
  update();
}

function chooseCollection(name) {
  state.collection = name === state.session.collection ? null : name;
  state.cohort = null;
  const { route } = parse(location.hash);
  // A study belongs to its collection, and so does a filter's answer; begin where the section begins.
  navigate(ROUTES[route]?.section ?? 'cohort', { collection: state.collection });
}

/* ---------- Layout ---------- */

let announcing = 0;

function announce(text) {
  const announcer = document.getElementById('announcer');
  announcer.textContent = '';
  clearTimeout(announcing);
  // Emptied first, so that the same text twice is told twice.
  announcing = setTimeout(() => {
    announcer.textContent = text;
  }, 60);
}

function identity(session) {
  return html`<details class="disclosure">
    <summary>
      ${
        session.showPhi
          ? html`<span class="badge warn"><span aria-hidden="true">◉</span> identity shown</span>`
          : html`<span class="badge good"><span aria-hidden="true">◌</span> identity hidden</span>`
      }
    </summary>
    <div class="popover">
      ${
        session.showPhi
          ? html`<p><strong>This explorer shows who patients are.</strong></p>
            <p>It was started with <code>--show-phi</code>. Each view of a patient is written to the audit file, with the name of the viewer.</p>`
          : html`<p><strong>Patients are pseudonyms here.</strong></p>
            <p>Names, dates, descriptions and numbers that tell who a patient is are left out, and images are held back that may have them burned in.</p>
            <p class="muted">Who may see them starts the explorer with <code>--show-phi</code>; each view is then written to an audit file.</p>`
      }
    </div>
  </details>`;
}

function collectionChooser(session) {
  const names = state.collections.map((collection) => collection.name);
  const current = app.collection;
  const all =
    names.includes(current) || !current
      ? state.collections
      : [{ name: current, documents: null }, ...state.collections];
  if (all.length === 0) {
    return nothing;
  }
  return html`<label for="collection">Collection</label>
    <select id="collection" .value=${current} @change=${(event) => chooseCollection(event.target.value)}>
      ${all.map(
        (collection) =>
          html`<option value=${collection.name} ?selected=${collection.name === current}>
            ${collection.name}${collection.documents === null ? '' : ` (${app.formatNumber(collection.documents)})`}
          </option>`,
      )}
    </select>`;
}

function masthead() {
  const { session } = state;
  const inside = isIn(session);
  const section = ROUTES[state.route]?.section;
  return html`<header class="masthead">
    <div class="masthead-inner">
      <a class="brand" href=${inside ? address('cohort') : '#/login'}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <circle cx="10.5" cy="10.5" r="7.5"></circle>
          <path d="M16 16l5.5 5.5M7.5 8.5h6M6.5 11h8M8 13.5h5"></path>
        </svg>
        Niffler
      </a>
      ${
        inside
          ? html`<nav aria-label="Sections">
            ${SECTIONS.map(
              ([route, name]) =>
                html`<a href=${route === 'cohort' ? app.cohortAddress : address(route)} aria-current=${section === route ? 'page' : nothing}>${name}</a>`,
            )}
          </nav>`
          : nothing
      }
      <div class="masthead-tools">
        ${inside ? html`${collectionChooser(session)} ${identity(session)}` : nothing}
        <label for="theme" class="visually-hidden">Theme</label>
        <select id="theme" .value=${state.themeChoice} @change=${(event) => chooseTheme(event.target.value)}>
          <option value="system" ?selected=${state.themeChoice === 'system'}>System theme</option>
          <option value="light" ?selected=${state.themeChoice === 'light'}>Light theme</option>
          <option value="dark" ?selected=${state.themeChoice === 'dark'}>Dark theme</option>
        </select>
        ${
          inside && session.loginBy
            ? html`${
                session.user
                  ? html`<span class="small"><span class="visually-hidden">Logged in as </span><bdi>${session.user}</bdi></span>`
                  : nothing
              }
              <button type="button" class="quiet" @click=${logOut}>Log out</button>`
            : nothing
        }
      </div>
    </div>
  </header>`;
}

function content() {
  if (state.error) {
    return html`<h1>Something is missing</h1>
      ${failure(state.error, () => location.reload())}`;
  }
  return state.view ? state.view.template() : html`<h1 class="visually-hidden">${PRODUCT}</h1>${loading()}`;
}

let drawing = false;

/** Draws once the caller is done, however often it is called; lit-html touches only what differs. */
function update() {
  if (drawing) {
    return;
  }
  drawing = true;
  queueMicrotask(() => {
    drawing = false;
    draw();
  });
}

function draw() {
  render(masthead(), document.getElementById('masthead'));
  render(content(), document.getElementById('main'));
  const title = typeof state.view?.title === 'function' ? state.view.title() : state.view?.title;
  document.title = title ? `${title} – ${PRODUCT}` : PRODUCT;
}

async function start() {
  showTheme();
  media.addEventListener('change', () => {
    showTheme();
    update();
  });
  addEventListener('hashchange', () => follow());
  document.getElementById('skip').addEventListener('click', (event) => {
    // The address is the view's; the link must not change it.
    event.preventDefault();
    document.getElementById('main').focus();
  });
  document.addEventListener('click', closePopovers);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      closePopovers(event);
    }
  });
  update();
  try {
    state.session = await api.get('/session');
  } catch (error) {
    state.error = error;
    update();
    return;
  }
  api.csrfToken = state.session.csrfToken;
  await follow();
  if (isIn(state.session)) {
    loadCollections();
  }
}

function closePopovers(event) {
  for (const open of document.querySelectorAll('details.disclosure[open]')) {
    if (event.type === 'keydown' && open.contains(document.activeElement)) {
      open.querySelector('summary').focus();
    }
    if (event.type === 'keydown' || !open.contains(event.target)) {
      open.open = false;
    }
  }
}

start();

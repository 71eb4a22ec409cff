/* Lets a viewer in: by the token that the explorer printed, or by name and password. */

import { html, nothing } from '/webjars/lit-html/lit-html.js';
import { smallFailure } from '/page/states.js';

let app = null;
let busy = false;
let error = null;

function submit(event) {
  event.preventDefault();
  const form = new FormData(event.target);
  logIn(
    byToken() ? { token: form.get('token').trim() } : { user: form.get('user'), password: form.get('password') },
  );
}

async function logIn(body) {
  busy = true;
  error = null;
  app.update();
  try {
    const session = await app.api.post('/session', body);
    busy = false;
    app.enter(session);
  } catch (cause) {
    busy = false;
    error = cause;
    app.update();
    // Not the hidden one, which is there for password managers.
    document.querySelector('main form input:not([hidden])')?.focus();
  }
}

function byToken() {
  return app.session.loginBy !== 'password';
}

function fields() {
  if (byToken()) {
    return html`<div class="field">
      <label for="token">Token</label>
      <input type="text" name="user" autocomplete="username" value="token" hidden />
      <input id="token" name="token" type="password" autocomplete="current-password" required spellcheck="false" />
      <p class="muted small">It was printed where the explorer was started.</p>
    </div>`;
  }
  return html`<div class="field">
      <label for="user">User</label>
      <input id="user" name="user" autocomplete="username" required autocapitalize="none" spellcheck="false" />
    </div>
    <div class="field">
      <label for="password">Password</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required />
    </div>`;
}

export default {
  title: 'Log in',

  open(params, frame) {
    app = frame;
    error = null;
    busy = false;
    const { session } = app;
    const token = params.get('token');
    if (!session.loginNeeded || session.user) {
      app.navigate('cohort', {}, { replace: true });
    } else if (token && byToken()) {
      // The link that the explorer printed; the address does not keep what lets in.
      app.navigate('login', {}, { replace: true, quiet: true });
      logIn({ token });
    }
  },

  close() {},

  template() {
    return html`<div class="login">
      <h1>Log in</h1>
      <form class="panel stack" @submit=${submit}>
        ${fields()} ${error ? smallFailure(error) : nothing}
        <button class="primary" ?disabled=${busy}>${busy ? 'Logging in…' : 'Log in'}</button>
      </form>
    </div>`;
  },
};

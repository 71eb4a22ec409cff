/*
 * The way to the API. Views get the one instance of it as app.api:
 *
 *   await api.get('/scanners', { from, to })            an answer; rejects with ApiError
 *   const asked = api.query('/cohort', { filter })      the same for what takes long: { answer, stop(), began }
 *   await api.post('/cohort/exports', { filter })       also put and delete
 *   api.url('/cohort/download', { filter })             an address below the API, for links
 *   await api.picture('/series/REF/thumbnail', {}, signal)   a Blob
 *
 * Parameters that are null, undefined or '' are left out; an array gives its name several times.
 */

const ROOT = '/api/v1';

/** An answer that is none: what is wrong (message) and what to do (hint), in words for the page. */
export class ApiError extends Error {
  /**
   * @param {number} status of HTTP; 0 if there was no answer
   * @param {string} code such as BAD_REQUEST
   * @param {string} message
   * @param {string} hint may be empty
   */
  constructor(status, code, message, hint) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.hint = hint;
  }

  /** Whether somebody stopped it: then there is nothing to tell. */
  get stopped() {
    return this.code === 'STOPPED' || this.code === 'CANCELLED';
  }
}

/** @param {Record<string, unknown> | URLSearchParams} params */
export function searchOf(params) {
  if (params instanceof URLSearchParams) {
    return params;
  }
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== '') {
        search.append(name, String(one));
      }
    }
  }
  return search;
}

async function errorOf(response) {
  let told = null;
  try {
    told = (await response.json()).error;
  } catch {
    // A proxy answers in its own words; the status says the most that we know.
    told = null;
  }
  return new ApiError(
    response.status,
    told?.code ?? `HTTP_${response.status}`,
    told?.message || `The server answered with status ${response.status}.`,
    told?.hint ?? '',
  );
}

function unreachable(cause) {
  if (cause.name === 'AbortError') {
    return new ApiError(0, 'STOPPED', 'Stopped.', '');
  }
  return new ApiError(
    0,
    'UNREACHABLE',
    'The explorer does not answer.',
    'Is it still running? Start it again, then try again.',
  );
}

export class Api {
  #token = null;
  #collection = () => null;
  #loginNeeded = () => {};
  #renewed = async () => null;

  /**
   * @param {() => string | null} collection the one that is chosen; added to what is asked
   * @param {() => void} loginNeeded called when the server knows the viewer no longer
   * @param {() => Promise<string | null>} renewed asks which token the session has now
   */
  constructor(collection, loginNeeded, renewed) {
    this.#collection = collection;
    this.#loginNeeded = loginNeeded;
    this.#renewed = renewed;
  }

  /** The token that changing requests have to show; of the session. */
  set csrfToken(token) {
    this.#token = token;
  }

  url(path, params = {}) {
    const search = new URLSearchParams(searchOf(params));
    const collection = this.#collection();
    if (collection && !search.has('collection') && !path.startsWith('/session')) {
      search.set('collection', collection);
    }
    const text = search.toString();
    return ROOT + path + (text ? `?${text}` : '');
  }

  async #send(method, path, params, body, signal) {
    const headers = { Accept: 'application/json' };
    if (body !== undefined) {
      headers['Content-Type'] = 'application/json';
    }
    if (method !== 'GET' && this.#token) {
      headers['X-CSRF-Token'] = this.#token;
    }
    let response;
    try {
      response = await fetch(this.url(path, params), {
        method,
        headers,
        body: body === undefined ? undefined : JSON.stringify(body),
        credentials: 'same-origin',
        signal,
      });
    } catch (cause) {
      throw unreachable(cause);
    }
    if (!response.ok) {
      if (response.status === 401 && path !== '/session') {
        this.#loginNeeded();
      }
      throw await errorOf(response);
    }
    return response;
  }

  /** Sends once more if it was refused for a token that is another one now. */
  async #sendWithToken(method, path, params, body, signal) {
    try {
      return await this.#send(method, path, params, body, signal);
    } catch (error) {
      if (method === 'GET' || error.status !== 403 || path === '/session') {
        throw error;
      }
      const before = this.#token;
      this.#token = await this.#renewed();
      if (!this.#token || this.#token === before) {
        throw error;
      }
      return this.#send(method, path, params, body, signal);
    }
  }

  async #answer(method, path, params, body, signal) {
    const response = await this.#sendWithToken(method, path, params, body, signal);
    if (response.status === 204) {
      return null;
    }
    try {
      return await response.json();
    } catch (cause) {
      throw unreachable(cause);
    }
  }

  get(path, params = {}, signal = undefined) {
    return this.#answer('GET', path, params, undefined, signal);
  }

  post(path, body = {}, params = {}) {
    return this.#answer('POST', path, params, body);
  }

  put(path, body = {}, params = {}) {
    return this.#answer('PUT', path, params, body);
  }

  delete(path, params = {}) {
    return this.#answer('DELETE', path, params);
  }

  /** Asks what may take long. stop() ends it here and in the store, since an aborted request alone would run on there. */
  query(path, params = {}) {
    const id = crypto.randomUUID ? crypto.randomUUID() : `q-${Date.now()}-${Math.floor(Math.random() * 1e9)}`;
    const abort = new AbortController();
    const search = new URLSearchParams(searchOf(params));
    search.set('query', id);
    let over = false;
    const answer = this.get(path, search, abort.signal).finally(() => {
      over = true;
    });
    const stop = () => {
      if (over) {
        return;
      }
      abort.abort();
      // Whether it was still running is not known here; that it is not any more is fine, too.
      this.delete(`/queries/${id}`).catch(() => {});
    };
    return { answer, stop, began: performance.now() };
  }

  /** A picture; rejects with the reason if it is held back. */
  async picture(path, params = {}, signal = undefined) {
    const response = await this.#send('GET', path, params, undefined, signal);
    try {
      return await response.blob();
    } catch (cause) {
      throw unreachable(cause);
    }
  }
}

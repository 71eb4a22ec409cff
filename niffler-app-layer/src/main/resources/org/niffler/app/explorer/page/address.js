// The state of a view is in the address, so that reload, Back and a copied link lead to the same picture.

/** The parameters of the address as it is: a scanner may be named several times, which a plain object cannot hold. */
export function parameters() {
  const at = location.hash.indexOf('?');
  return new URLSearchParams(at < 0 ? '' : location.hash.slice(at + 1));
}

/**
 * The address of a route with some parameters changed: null or '' takes one away, a list names it several times.
 * `base` are those that stay; an empty list for none.
 */
export function address(route, changes, base = parameters()) {
  const kept = new URLSearchParams(base);
  for (const [name, value] of Object.entries(changes)) {
    kept.delete(name);
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== '') {
        kept.append(name, one);
      }
    }
  }
  const text = kept.toString();
  return `#/${route}${text ? `?${text}` : ''}`;
}

/** Goes there, as if a link had been followed. */
export function go(route, changes, base) {
  location.hash = address(route, changes, base);
}

/** Notes what is only a matter of looking (a zoom, a filter being typed): no step for Back, nothing is asked again. */
export function note(route, changes) {
  history.replaceState(history.state, '', address(route, changes));
}

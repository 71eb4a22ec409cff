/**
 * The explorer's server: the page, its API, and who may use them. May import Javalin and Jetty; the parts of the API are
 * given to it and are in the sibling packages.
 */
package org.niffler.app.explorer.http;

/**
 * Writes what was computed, and reads it and the original's files back: tables, pictures, pages. May import the computation
 * of this module, {@code csv} and {@link org.niffler.app.query.ShownIdentity}; no text reaches a file unescaped.
 */
package org.niffler.app.report;

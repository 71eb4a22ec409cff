/**
 * Writes what was computed: tables, pictures, pages. May import the computation of this module and {@code csv}; no text
 * reaches a file unescaped.
 */
package org.niffler.app.report;

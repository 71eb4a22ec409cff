/**
 * Asks the metadata store, and makes typed rows of what it answers. May import the computation of this module, {@code
 * metadata}, {@code filter}, {@code deid} and {@code csv}.
 */
package org.niffler.app.query;

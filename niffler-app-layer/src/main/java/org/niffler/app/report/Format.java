package org.niffler.app.report;

/** In what form a table is written. */
public enum Format {
    CSV,
    JSON
}

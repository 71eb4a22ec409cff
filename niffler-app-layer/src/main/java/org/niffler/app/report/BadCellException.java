package org.niffler.app.report;

/** A row that cannot be used; the message says why, without the cell's text. */
final class BadCellException extends Exception {

    private static final long serialVersionUID = 1L;

    BadCellException(String message) {
        super(message);
    }
}

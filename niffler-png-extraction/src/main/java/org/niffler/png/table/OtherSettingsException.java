package org.niffler.png.table;

/** Records are there of a run with other settings, whose results cannot be mixed with what these settings give. */
public final class OtherSettingsException extends SpoolException {

    private static final long serialVersionUID = 1L;

    OtherSettingsException(String message) {
        super(message);
    }
}

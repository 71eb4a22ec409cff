package org.niffler.workflow;

/** What stands in the arguments of a workflow for something of the run. */
public enum Placeholder {
    /** The folder with the input. */
    INPUT("{input}"),

    /** The folder for the output, empty at the beginning. */
    OUTPUT("{output}"),

    /** The SeriesInstanceUID; a pseudonymous one where the input is without identity. */
    SERIES("{series}"),

    /** A file with the attributes of the unit's first instance and what the input consists of. */
    METADATA("{metadata.json}");

    private final String text;

    Placeholder(String text) {
        this.text = text;
    }

    /** As it is written in a workflow. */
    public String text() {
        return text;
    }
}

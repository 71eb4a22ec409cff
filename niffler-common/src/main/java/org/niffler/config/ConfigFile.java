package org.niffler.config;

/** The files an administrator edits. Which of them a key belongs to is part of the key's declaration. */
public enum ConfigFile {

    /** What is set once for a host: AE titles, addresses, the night window. */
    SYSTEM("system.json"),

    /** What changes from one extraction to the next. */
    MODULE("config.json"),

    /** What app-layer's commands share; a file of its own, as they are run where other modules have their config.json. */
    APP_LAYER("app-layer.json"),

    /** No file: what is said for one run only, and would do harm if it stayed in a file. */
    COMMAND_LINE("the command line");

    private final String usualName;

    ConfigFile(String usualName) {
        this.usualName = usualName;
    }

    /** The name under which the file is shipped; a site may call its own copy otherwise. */
    public String usualName() {
        return usualName;
    }
}

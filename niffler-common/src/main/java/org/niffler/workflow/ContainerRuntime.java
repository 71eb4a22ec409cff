package org.niffler.workflow;

import java.util.Locale;

/** Who starts containers. */
public enum ContainerRuntime {
    DOCKER,
    PODMAN,
    APPTAINER;

    /** The name of its program. */
    public String program() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.niffler.workflow.action;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the programs of container runtimes must know of this machine to find their daemon, images and settings. None of it
 * gets into a container.
 */
final class RuntimeEnvironment {

    private static final Set<String> NAMES = Set.of(
            "DOCKER_HOST",
            "DOCKER_CONTEXT",
            "DOCKER_CONFIG",
            "DOCKER_CERT_PATH",
            "DOCKER_TLS_VERIFY",
            "XDG_RUNTIME_DIR",
            "XDG_CONFIG_HOME",
            "XDG_DATA_HOME",
            "DBUS_SESSION_BUS_ADDRESS",
            "CONTAINERS_CONF",
            "CONTAINERS_STORAGE_CONF",
            "CONTAINERS_REGISTRIES_CONF",
            "REGISTRY_AUTH_FILE",
            "APPTAINER_CACHEDIR",
            "APPTAINER_TMPDIR",
            "APPTAINER_CONFIGDIR");

    private RuntimeEnvironment() {}

    static Map<String, String> of(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(entry -> NAMES.contains(entry.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}

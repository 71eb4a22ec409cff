package org.niffler.meta.operations;

/** What is asked at the moment at which somebody looks, unlike what is counted as it happens. */
public enum CurrentValue {
    QUEUE_ENTRIES("niffler.queue", "entries", "Entries of the queue that are not extracted yet."),
    OPEN_SERIES("niffler.series.open", null, "Series that may still grow."),
    QUARANTINE_FILES("niffler.quarantine", "files", "Instances in the quarantine."),
    PROFILES("niffler.profiles", null, "Profiles in effect."),
    WORKFLOWS("niffler.workflows", null, "Workflows in effect."),
    WORKFLOW_PROBLEMS("niffler.workflows.problems", null, "Mistakes in the files of workflows."),
    WORKFLOW_WAITING(
            "niffler.workflows.waiting", null, "Series and studies that workflows have not been asked about yet."),
    WORKFLOW_RUNS_QUEUED("niffler.workflow.runs.queued", null, "Runs of workflows that wait."),
    WORKFLOW_RUNS_RUNNING("niffler.workflow.runs.running", null, "Runs of workflows at work."),
    STORAGE_TOTAL_BYTES("niffler.storage.total", "bytes", "Size of the file system that holds the storage."),
    STORAGE_USED_BYTES("niffler.storage.used", "bytes", "Used on the file system that holds the storage, by anybody."),
    STORAGE_FREE_BYTES("niffler.storage.free", "bytes", "Free for the service on the file system of the storage."),
    SECONDS_SINCE_SWEEP("niffler.sweep.age", "seconds", "Time since the last sweep of the storage ended.");

    private final String metric;
    private final String unit;
    private final String help;

    CurrentValue(String metric, String unit, String help) {
        this.metric = metric;
        this.unit = unit;
        this.help = help;
    }

    String metric() {
        return metric;
    }

    /** Null if it has none, as in the library. */
    String unit() {
        return unit;
    }

    String help() {
        return help;
    }
}

package org.niffler.bench.service;

import java.util.List;
import java.util.Optional;

/** What a workflow's programs do to the machine while images arrive. Each notes its series in the folder they work in. */
public enum WorkflowLoad {

    /** There is no workflow. */
    NONE("none", null),

    /** What a useful program does at least: it reads all it is given, and writes a result. */
    READ("reads its series", "cat \"$1\"/* | sha256sum > \"$2/sum\""),

    /** As many processes as may be at work compute without end. */
    COMPUTE(
            "computes until the stream ends",
            "while [ ! -e " + WorkflowLoad.END + " ]; do i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done; done"),

    /** Programs that talk too much. */
    PRINT("prints 100 MB until the stream ends", "[ -e " + WorkflowLoad.END + " ] || head -c 100000000 /dev/zero");

    /** The file that is there when the stream is not. */
    static final String END = "end";

    /** The file with the series of all runs that began. */
    static final String NOTES = "notes";

    private final String label;
    private final String script;

    WorkflowLoad(String label, String script) {
        this.label = label;
        this.script = script;
    }

    String label() {
        return label;
    }

    /** The arguments of the program; empty if there is none. */
    Optional<List<String>> command() {
        return Optional.ofNullable(script)
                .map(does -> List.of(
                        "sh", "-c", "echo \"$0\" >> " + NOTES + "\n" + does, "{series}", "{input}", "{output}"));
    }
}

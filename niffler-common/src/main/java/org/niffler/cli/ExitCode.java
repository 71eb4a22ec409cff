package org.niffler.cli;

/** What a command tells the shell, cron or systemd that started it. */
public enum ExitCode {

    /** Everything was done, or nothing was left to do. */
    ALL_DONE(0),

    /** The run went to its end, and some items failed; also the answer to a bug of ours. */
    SOME_FAILED(1),

    /** The command line or the configuration is wrong; nothing was started. */
    USAGE(2),

    /** The PACS or the database cannot be reached or refuses us. */
    PEER_UNREACHABLE(3),

    /** Another run works on the same list or the same storage. */
    LOCKED(4),

    /** Somebody ended the run; 128 plus the number of SIGINT, as shells count. */
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** The code of a run that came to an end by itself or was interrupted. */
    public static ExitCode of(RunSummary summary) {
        if (summary.interrupted()) {
            return INTERRUPTED;
        }
        return summary.failed() > 0 ? SOME_FAILED : ALL_DONE;
    }
}

package org.niffler.testkit.peer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.niffler.testkit.process.ProcessResult;
import org.niffler.testkit.process.ProgramRun;

/**
 * DCMTK's command-line tools ({@code echoscu}, {@code findscu}, {@code movescu}, {@code dcmsend}, ...), run to their end.
 *
 * @param callingAet the AE title by which they call
 * @param environment variables they see in addition to ours
 * @param timeout after which one is killed
 */
public record DcmtkTools(String callingAet, Map<String, String> environment, Duration timeout) {

    public DcmtkTools {
        environment = Map.copyOf(environment);
    }

    /** Calling by this AE title, as shipped: with Nagle's algorithm on; a minute at most. */
    public static DcmtkTools calling(String callingAet) {
        return new DcmtkTools(callingAet, Map.of(), Duration.ofMinutes(1));
    }

    /** The same with one more variable, as in {@code with("TCP_NODELAY", "1")}. */
    public DcmtkTools with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new DcmtkTools(callingAet, more, timeout);
    }

    /** The same with another time limit. */
    public DcmtkTools within(Duration limit) {
        return new DcmtkTools(callingAet, environment, limit);
    }

    /**
     * Runs any tool with exactly these arguments.
     *
     * @throws org.niffler.testkit.process.ProcessFailed if it does not end in time
     */
    public ProcessResult run(String tool, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(PeerPrograms.ofThisMachine().file(tool).toString());
        command.addAll(List.of(arguments));
        return ProgramRun.run(command, environment, timeout);
    }

    /** Runs a tool against a peer: AE titles, host and port first, then these options and files. */
    public ProcessResult call(String tool, PeerAddress peer, String... arguments) {
        Stream<String> address =
                Stream.of("-aet", callingAet, "-aec", peer.aet(), peer.host(), Integer.toString(peer.port()));
        return run(tool, Stream.concat(address, Stream.of(arguments)).toArray(String[]::new));
    }

    /** C-ECHO. */
    public ProcessResult echo(PeerAddress peer) {
        return call("echoscu", peer);
    }

    /**
     * C-STORE of files and of whole folders, compressed ones unchanged, by {@code dcmsend}, which proposes what the files
     * need; {@code storescu} would propose all it knows in uncompressed transfer syntaxes.
     */
    public ProcessResult send(PeerAddress peer, Path... filesOrFolders) {
        Stream<String> options = Stream.of("--decompress-never", "--scan-directories", "--recurse");
        Stream<String> paths = Stream.of(filesOrFolders).map(Path::toString);
        return call("dcmsend", peer, Stream.concat(options, paths).toArray(String[]::new));
    }
}

package org.niffler.bench.retrieve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.niffler.bench.images.Batch;
import org.niffler.bench.images.Study;
import org.niffler.bench.jar.BenchJar;
import org.niffler.bench.jar.LogTimes;
import org.niffler.bench.jar.MeasuredProcess;

/** {@link BareMover} in a process of its own, with the associations that cold-extraction has by default. */
public final class BareMoves implements Way {

    /** The log of such a process, in the folder it works in. */
    public static final Path LOG = Path.of("bare-moves.log");

    private final boolean find;
    private final List<String> javaOptions;

    /** @param find whether each study is looked up first, as cold-extraction does, though nobody looks at the answer */
    public BareMoves(boolean find, List<String> javaOptions) {
        this.find = find;
        this.javaOptions = List.copyOf(javaOptions);
    }

    @Override
    public String label() {
        return find ? "bare C-FINDs and C-MOVEs into our receiver" : "bare C-MOVEs into our receiver";
    }

    @Override
    public Brought bring(Hospital hospital, Path folder) throws IOException, InterruptedException {
        Path list = folder.resolve("studies.txt");
        Files.write(list, hospital.studies().list().stream().map(Study::uid).toList());
        List<String> arguments = new ArrayList<>(List.of("bare-moves", Boolean.toString(find)));
        arguments.addAll(
                List.of(hospital.pacs().toString(), Integer.toString(hospital.ownPort()), list.toString(), "out"));
        MeasuredProcess.Run run = MeasuredProcess.run(BenchJar.command(javaOptions, arguments), Map.of(), folder);
        Duration listening = LogTimes.between(folder.resolve(LOG), LogTimes.LISTENS, BareMover.DONE);
        return new Brought(run.duration(), Optional.of(listening), Batch.in(folder.resolve("out")));
    }
}

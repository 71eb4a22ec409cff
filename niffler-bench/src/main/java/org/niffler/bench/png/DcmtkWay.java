package org.niffler.bench.png;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.niffler.bench.jar.FileByFile;
import org.niffler.bench.jar.MeasuredProcess;

/**
 * DCMTK's {@code dcm2pnm}, or {@code dcmj2pnm} for what may be JPEG; a process for each file, which writes 16 bits.
 *
 * @param atATime how many processes
 * @param most for how many files; what a file takes does not depend on their number
 */
public record DcmtkWay(int atATime, int most) implements Way {

    private static final String SIXTEEN_BITS = "--write-16-bit-png";

    /** What it appends to a name when it is to write all frames. */
    private static final String FIRST_FRAME = ".0.png";

    @Override
    public String label() {
        return "dcm2pnm for each file, " + atATime + " at a time";
    }

    @Override
    public boolean converts(Input input) {
        return input.set().map(set -> set.dcmtk().isPresent()).orElse(true);
    }

    @Override
    public Converted convert(Input input, Path folder) throws IOException, InterruptedException {
        Path output = Files.createDirectory(folder.resolve("out"));
        List<FileByFile.Step> steps = new ArrayList<>();
        for (Path file : input.sample(most)) {
            steps.add(new FileByFile.Step(file, output.resolve(steps.size() + 1 + ".png")));
        }
        FileByFile each = new FileByFile(tool(input), atATime);
        MeasuredProcess.Run run = input.set().isPresent() ? each.run(steps, folder) : each.runWhatCanBe(steps, folder);
        Pictures pictures = Pictures.in(output);
        return new Converted(steps.size(), run.duration(), peakKibibytes(input, steps, folder), pictures);
    }

    private static List<String> tool(Input input) {
        return input.set()
                .map(set -> List.of(set.dcmtk().orElseThrow(), SIXTEEN_BITS))
                // Frames as we take them by default.
                .orElse(List.of("dcmj2pnm", "--quiet", "--all-frames", SIXTEEN_BITS));
    }

    /** Of the largest file that it can convert once more, by itself: what {@code xargs} runs nobody can look at. */
    private static long peakKibibytes(Input input, List<FileByFile.Step> steps, Path folder)
            throws IOException, InterruptedException {
        Optional<FileByFile.Step> largest = steps.stream()
                .filter(step -> Files.exists(step.to()) || Files.exists(Path.of(step.to() + FIRST_FRAME)))
                .max(Comparator.comparing(step -> step.from().toFile().length()));
        if (largest.isEmpty()) {
            return 0;
        }
        List<String> command = new ArrayList<>(tool(input));
        command.add(largest.get().from().toAbsolutePath().toString());
        command.add(folder.resolve("again.png").toString());
        return MeasuredProcess.run(command, Map.of(), folder).peakKibibytes();
    }
}

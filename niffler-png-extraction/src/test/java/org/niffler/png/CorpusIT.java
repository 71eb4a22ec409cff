package org.niffler.png;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.niffler.csv.CsvLine;
import org.niffler.csv.CsvReader;

/** Real images of many kinds, which are not part of the project: {@code -Dniffler.corpus=FOLDER} with a MANIFEST.csv. */
@EnabledIfSystemProperty(named = "niffler.corpus", matches = ".+", disabledReason = "needs -Dniffler.corpus=FOLDER")
class CorpusIT {

    private static final Path CORPUS = Path.of(System.getProperty("niffler.corpus", ""));

    @TempDir
    private Path folder;

    @Test
    void makesAPictureOfEveryFileThatCanBeDecoded() throws Exception {
        PngRun run = new PngRun(folder);
        run.option("DICOMHome", CORPUS.toString()).option("AllowBurnedIn", "true");

        PngRun.Result result = run.start();

        assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
        Set<String> painted = run.table("mapping.csv").stream()
                .map(row -> CORPUS.relativize(Path.of(row.get(0))).toString())
                .collect(Collectors.toCollection(HashSet::new));
        List<String> missing = new ArrayList<>();
        long listed = 0;
        try (CsvReader manifest = CsvReader.open(CORPUS.resolve("MANIFEST.csv"))) {
            int path = manifest.header().names().indexOf("path");
            int decodable = manifest.header().names().indexOf("decodable");
            for (CsvLine line : (Iterable<CsvLine>) manifest::lines) {
                List<String> cells = ((CsvLine.Row) line).cells();
                listed++;
                if (cells.get(decodable).equals("yes") && !painted.contains(cells.get(path))) {
                    missing.add(cells.get(path));
                }
            }
        }
        assertThat(listed).isPositive();
        assertThat(missing).isEmpty();
        assertThat(Files.exists(run.output().resolve("metadata.csv"))).isTrue();
    }
}

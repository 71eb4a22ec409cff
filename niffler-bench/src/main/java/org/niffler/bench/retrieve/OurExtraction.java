package org.niffler.bench.retrieve;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.niffler.bench.images.Batch;
import org.niffler.bench.images.Study;
import org.niffler.bench.jar.ColdExtractionJar;
import org.niffler.bench.jar.LogTimes;
import org.niffler.bench.jar.MeasuredProcess;

/** cold-extraction.jar with a CSV of one column: a C-FIND for each row, verified, and entered in the journal. */
public final class OurExtraction implements Way {

    private static final String COMPLETE = "[EXTRACTION COMPLETE]";

    private final ColdExtractionJar jar;
    private final String keyword;
    private final Function<Study, String> value;

    private OurExtraction(ColdExtractionJar jar, String keyword, Function<Study, String> value) {
        this.jar = jar;
        this.keyword = keyword;
        this.value = value;
    }

    public static OurExtraction byStudyInstanceUid(ColdExtractionJar jar) {
        return new OurExtraction(jar, "StudyInstanceUID", Study::uid);
    }

    public static OurExtraction byAccessionNumber(ColdExtractionJar jar) {
        return new OurExtraction(jar, "AccessionNumber", Study::accessionNumber);
    }

    @Override
    public String label() {
        return "Niffler, a row for each " + keyword;
    }

    @Override
    public Brought bring(Hospital hospital, Path folder) throws IOException, InterruptedException {
        ColdExtractionJar.writeCsv(
                folder, keyword, hospital.studies().list().stream().map(value));
        MeasuredProcess.Run run =
                jar.extract(folder, hospital.pacs().toString(), hospital.ownPort(), List.of("--FirstAttr", keyword));
        Duration listening = LogTimes.between(ColdExtractionJar.log(folder), LogTimes.LISTENS, COMPLETE);
        return new Brought(run.duration(), Optional.of(listening), Batch.in(folder.resolve(ColdExtractionJar.STORAGE)));
    }
}

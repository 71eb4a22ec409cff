package org.niffler.png.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.niffler.dicom.file.DicomFile;
import org.niffler.dicom.file.MalformedDataSetException;
import org.niffler.dicom.file.NotDicomException;
import org.niffler.png.image.UndecodableException;

@EnabledIfSystemProperty(
        named = "niffler.corpus",
        matches = ".+",
        disabledReason = "needs real files: -Dniffler.corpus=<folder with MANIFEST.csv>")
class CorpusTest {

    /** Its path stands first in a line of the manifest, which no comma is in; of the others only this one is yes. */
    private static final Pattern DECODABLE = Pattern.compile("^([^,]+),.*?,yes,");

    private final Path corpus = Path.of(System.getProperty("niffler.corpus"));

    @Test
    void decodesEveryFrameThatOthersDecode() throws IOException {
        List<String> refused = new ArrayList<>();
        for (String line : Files.readAllLines(corpus.resolve("MANIFEST.csv"))) {
            var decodable = DECODABLE.matcher(line);
            if (decodable.find()) {
                outcome(decodable.group(1)).ifPresent(refused::add);
            }
        }

        assertThat(refused).isEmpty();
    }

    private Optional<String> outcome(String path) throws IOException {
        try (FrameReader reader = FrameReader.open(DicomFile.read(corpus.resolve(path)))) {
            for (int frame = 0; frame < reader.frames(); frame++) {
                TestImage.values(reader.read(frame));
            }
            return Optional.empty();
        } catch (UndecodableException | MalformedDataSetException | NotDicomException e) {
            return Optional.of(path + ": " + e.getMessage());
        }
    }
}

package org.niffler.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.niffler.dicom.DataElement;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.file.DicomFile;
import org.niffler.testkit.peer.NeedsPeer;

/** Real files of many devices: DCMTK reads in them what our documents have. */
@NeedsPeer("dcmdump")
@EnabledIfSystemProperty(
        named = "niffler.corpus",
        matches = ".+",
        disabledReason = "needs real files: -Dniffler.corpus=<folder with MANIFEST.csv>")
class DcmdumpPeerIT {

    private static final Provenance PROVENANCE =
            new Provenance(Optional.empty(), Optional.empty(), Optional.empty(), "test");

    private final Path corpus = Path.of(System.getProperty("niffler.corpus", ""));
    private final DocumentMaker maker = new DocumentMaker();
    private final List<String> differences = new ArrayList<>();
    private long compared;

    /** Text that dcmdump prints as it stands in the file. */
    private long undecoded;

    @Test
    void findsTheValuesThatDcmtkFinds() throws IOException {
        List<MetadataProfile> shipped = ShippedProfiles.all();
        WantedElements wanted = new WantedElements(shipped);
        for (Path file : files()) {
            String path = corpus.relativize(file).toString();
            Map<String, Dcmdump.Printed> dump = Dcmdump.of(file);
            DataSet whole = DicomFile.read(file).dataSet();
            DataSet part = only(wanted, whole);
            shipped.forEach(profile -> compare(path, profile, part, dump));
            compare(path, everything(whole), whole, dump);
        }

        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(250_000);
        assertThat(undecoded).isLessThan(20);
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("images", "series")) {
            try (Stream<Path> walk = Files.walk(corpus.resolve(folder))) {
                walk.filter(Files::isRegularFile).sorted().forEach(files::add);
            }
        }
        return files;
    }

    private static DataSet only(WantedElements wanted, DataSet whole) {
        DataSet.Builder part = whole.edit();
        whole.elements().stream().map(DataElement::tag).filter(wanted.negate()).forEach(part::remove);
        return part.build();
    }

    /** A profile that names all that the header has. */
    private static MetadataProfile everything(DataSet header) {
        ElementNames names = new ElementNames();
        List<ProfileAttribute> attributes = new ArrayList<>();
        for (DataElement element : header.elements()) {
            attributes.add(new ProfileAttribute.Tagged(names.of(element.tag()), element.tag()));
        }
        return new MetadataProfile("everything", attributes, false);
    }

    private void compare(String path, MetadataProfile profile, DataSet header, Map<String, Dcmdump.Printed> dump) {
        Map<String, Object> document =
                maker.make(profile, header, "1", PROVENANCE).attributes();
        document.forEach((name, value) -> compare(path + " " + name, value, dump.get(name)));
        for (ProfileAttribute attribute : profile.attributes()) {
            Dcmdump.Printed printed = dump.get(attribute.name());
            if (printed != null && !printed.vr().equals("SQ") && !document.containsKey(attribute.name())) {
                differences.add(path + " " + attribute.name() + " is missing");
            }
        }
    }

    private void compare(String where, Object value, Dcmdump.Printed printed) {
        if (printed != null && printed.tag().equals(DicomTag.SPECIFIC_CHARACTER_SET)) {
            return; // dcmdump names the one that it converted to.
        }
        if (printed != null && printed.isUndecoded()) {
            undecoded++;
            return;
        }
        compared++;
        if (printed == null || !PrintedValue.of(printed).isSameAs(value)) {
            differences.add(where + "\n   ours:   " + value + "\n   DCMTK's: " + printed);
        }
    }
}

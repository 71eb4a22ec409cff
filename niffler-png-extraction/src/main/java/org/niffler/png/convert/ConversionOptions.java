package org.niffler.png.convert;

import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import org.niffler.deid.BurnedIn;
import org.niffler.deid.DeidentificationPolicy;
import org.niffler.dicom.file.DicomInstance;
import org.niffler.png.image.RenderOptions;
import org.niffler.png.table.HeaderSelection;

/** One conversion, parsed and checked. */
public record ConversionOptions(
        Input input, Painting painting, Identity identity, Headers headers, Output output, int threads) {

    static final String STATE_FOLDER = ".niffler";
    static final String WHOLE = "whole";

    /** Which files are converted. */
    public record Input(Path home, int depth, Shard shard) {}

    /**
     * What pictures are made.
     *
     * @param wanted whether any are
     * @param compression 0 to 9
     */
    public record Painting(
            boolean wanted, FlattenedTo level, FrameSelection frames, RenderOptions rendering, int compression) {}

    /**
     * What becomes of patients' identity.
     *
     * @param keep whether everything is written as it is, whatever the policy
     * @param allowBurnedIn whether pictures are written that may show it
     */
    public record Identity(Naming naming, DeidentificationPolicy policy, boolean keep, boolean allowBurnedIn) {

        /** Why the pixels may show who the patient is, if nobody allowed that. */
        Optional<String> suspicion(DicomInstance instance) {
            return allowBurnedIn
                    ? Optional.empty()
                    : BurnedIn.suspicion(instance.fileMetaInformation(), instance.dataSet());
        }
    }

    /**
     * What the tables have.
     *
     * @param limit the most columns of a row
     * @param commonOnly whether rare columns are left out
     * @param parts into how many files tables are cut
     */
    public record Headers(HeaderSelection selection, int limit, boolean commonOnly, int parts) {}

    /**
     * Where everything goes.
     *
     * @param mapping the table that identifies patients; empty: with the others
     * @param fromScratch whether what an earlier run did is done again
     */
    public record Output(Path folder, Optional<Path> mapping, boolean linkFailed, boolean fromScratch) {

        /** Where the run keeps what it has done; it identifies patients. */
        Path state(Shard shard) {
            return stateRoot().resolve(shard.isWhole() ? WHOLE : "part-" + shard.number() + "-of-" + shard.of());
        }

        Path stateRoot() {
            return folder.resolve(STATE_FOLDER);
        }

        public Path mappingFile() {
            return mapping.orElse(folder.resolve("mapping.csv"));
        }
    }

    /** Whatever changes what a file becomes, a line each: runs that differ in it cannot share their records. */
    String fingerprint(String keyFingerprint) {
        RenderOptions rendering = painting.rendering();
        return String.join(
                "\n",
                "DICOMHome=" + input.home().toAbsolutePath().normalize(),
                "PrintImages=" + painting.wanted(),
                "FlattenedToLevel=" + painting.level(),
                "Frames=" + painting.frames(),
                "Scaling=" + rendering.scaling(),
                "is16Bit=" + (rendering.bitDepth() == 16),
                "KeepPhotometric=" + rendering.keepPhotometric(),
                "Pseudonyms=" + identity.naming(),
                "PseudonymKey=" + keyFingerprint,
                "Dates=" + identity.policy().dates(),
                "RetainPatientCharacteristics=" + identity.policy().retainPatientCharacteristics(),
                "RetainDeviceIdentity=" + identity.policy().retainDeviceIdentity(),
                "RetainInstitutionIdentity=" + identity.policy().retainInstitutionIdentity(),
                "RetainUids=" + identity.policy().retainUids(),
                "KeepPhi=" + identity.keep(),
                "AllowBurnedIn=" + identity.allowBurnedIn(),
                "PublicHeadersOnly=" + !headers.selection().withPrivate(),
                "SpecificHeadersOnly="
                        + headers.selection()
                                .only()
                                .map(TreeSet::new)
                                .map(TreeSet::toString)
                                .orElse("false"),
                "MaxHeaders=" + headers.limit());
    }
}

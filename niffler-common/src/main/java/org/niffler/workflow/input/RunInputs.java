package org.niffler.workflow.input;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.niffler.deid.DeidentificationPolicy;
import org.niffler.deid.DeidentificationPolicy.Dates;
import org.niffler.deid.DeidentificationPolicy.Output;
import org.niffler.deid.Deidentifier;
import org.niffler.deid.Pseudonymizer;
import org.niffler.deid.Pseudonymizer.Domain;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.workflow.WorkInput;
import org.niffler.workflow.Workflow;
import org.niffler.workflow.match.FoundUnit;
import org.niffler.workflow.process.ChildProcesses;

/**
 * Prepares inputs in the folder {@code input} of a run's work folder, and {@code metadata.json} beside it. For input without
 * identity, nothing else of the images is left in the work folder.
 *
 * <p>What may show a patient's name in its pixels is left out, and what cannot be prepared too, if anything can be: {@code
 * metadata.json} then says how many instances were given and how many made, and so does the run's record.
 */
public final class RunInputs implements InputPreparation {

    private final ChildProcesses processes;
    private final PseudonymizerSource pseudonyms;
    private final PngInput png;
    private final DeidentifiedInput deidentified;

    /**
     * The programs that prepare images.
     *
     * @param java the program that starts jars
     * @param pngExtractionJar empty if nothing names it: no workflow may want pictures then
     * @param appLayerJar empty if nothing names it: no workflow may want de-identified files then
     * @param pseudonymKey the key file of the site
     */
    public record Tools(Path java, Optional<Path> pngExtractionJar, Optional<Path> appLayerJar, Path pseudonymKey) {}

    public RunInputs(Tools tools, ChildProcesses processes, PseudonymizerSource pseudonyms) {
        this.processes = processes;
        this.pseudonyms = pseudonyms;
        this.png = new PngInput(
                tool("png-extraction", "PngExtractionJar", tools, tools.pngExtractionJar()), tools.pseudonymKey());
        this.deidentified = new DeidentifiedInput(
                tool("app-layer", "AppLayerJar", tools, tools.appLayerJar()), tools.pseudonymKey());
    }

    private ImageTool tool(String name, String setting, Tools tools, Optional<Path> jar) {
        return new ImageTool(name, setting, tools.java(), jar, processes);
    }

    @Override
    public PreparedInput prepare(Workflow workflow, FoundUnit unit, Path work, String mark, Duration timeout)
            throws UnusableInputException, IOException, InterruptedException {
        Path input = work.resolve("input");
        if (workflow.input() instanceof WorkInput.Dicom) {
            int given = LinkedFiles.put(unit, input);
            return describe(workflow, FirstHeader.of(unit), input, Made.all(given));
        }
        long start = System.nanoTime();
        Pseudonymizer ofTheSite = pseudonyms.open(); // first: without a key, nothing can be done
        Path dicom = work.resolve("dicom");
        int given = LinkedFiles.put(unit, dicom);
        Duration left = timeout.minusNanos(System.nanoTime() - start);
        ImageTool.Frame frame =
                new ImageTool.Frame(work, mark, workflow.limits().nice(), left.isNegative() ? Duration.ZERO : left);
        Made made = workflow.input() instanceof WorkInput.Png wanted
                ? png.make(dicom, given, wanted.options(), input, frame)
                : deidentified.make(dicom, given, options(workflow), input, frame);
        OwnerOnly.remove(dicom);
        return describe(workflow, deidentify(workflow, FirstHeader.of(unit), ofTheSite), input, made);
    }

    @Override
    public ShownUnit shown(Workflow workflow, String uid, String place) throws IOException {
        Pseudonymizer ofTheSite = pseudonyms.open();
        // With the key even if the workflow wants pseudonyms without one: a place may hold a PatientID.
        String hidden = ofTheSite.pseudonym(Domain.FILE, "place of a unit\0" + place);
        DataSet header =
                DataSet.builder().put(DicomTag.SERIES_INSTANCE_UID, uid).build();
        try {
            DataSet shown = deidentify(workflow, header, ofTheSite);
            return new ShownUnit(RunMetadata.text(shown, DicomTag.SERIES_INSTANCE_UID), hidden);
        } catch (UnusableInputException e) {
            return new ShownUnit("", hidden); // That it is unusable is found when it is prepared.
        }
    }

    private static List<String> options(Workflow workflow) {
        return workflow.input() instanceof WorkInput.Png png
                ? png.options()
                : ((WorkInput.Deidentified) workflow.input()).options();
    }

    /** As the tool does: by the same options and with the same key, so that pseudonyms are those of its files. */
    private static DataSet deidentify(Workflow workflow, DataSet header, Pseudonymizer ofTheSite)
            throws UnusableInputException {
        ToolOptions asked = new ToolOptions(options(workflow));
        DeidentificationPolicy policy = workflow.input() instanceof WorkInput.Png
                ? asked.policy(Dates.NONE)
                : asked.policy(Dates.SHIFTED).withOutput(Output.OBJECTS);
        try {
            return new Deidentifier(policy, asked.pseudonymizer(ofTheSite)).deidentify(header);
        } catch (RuntimeException e) {
            // Boundary to the toolkit, which decodes values when they are asked for; its messages may quote them.
            throw new UnusableInputException("The header of its first instance cannot be de-identified.");
        }
    }

    private static PreparedInput describe(Workflow workflow, DataSet header, Path input, Made made)
            throws IOException, UnusableInputException {
        Path file = input.resolveSibling("metadata.json");
        try {
            RunMetadata.write(file, workflow, header, input, made);
            return new PreparedInput(
                    input, file, RunMetadata.text(header, DicomTag.SERIES_INSTANCE_UID), made.missing());
        } catch (RuntimeException e) {
            // The same boundary.
            throw new UnusableInputException("The header of its first instance cannot be read.");
        }
    }
}

package org.niffler.png.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.niffler.cli.RunSummary;
import org.niffler.cli.Sizes;
import org.niffler.png.convert.ConversionOptions;
import org.niffler.png.convert.ConversionResult;
import org.niffler.png.convert.DryRun;
import org.niffler.png.table.OutcomeCounts;
import org.niffler.png.table.TableSummary;

/** The last lines of a command: how many files became what, and where it is. Names no file of the input. */
final class Summary {

    private Summary() {}

    static List<String> lines(ConversionResult result, ConversionOptions options) {
        OutcomeCounts counts = result.counts();
        List<String> lines = new ArrayList<>();
        lines.add("files:     " + counts.files() + outcomes(counts) + earlier(result));
        lines.add("pictures:  " + counts.pngs());
        result.tables().ifPresent(tables -> lines.addAll(lines(tables)));
        Path folder = options.output().folder().toAbsolutePath().normalize();
        lines.add("stored in: " + folder);
        if (result.tables().isPresent() && !options.identity().keep()) {
            lines.add("to share:  extracted-images and metadata.csv; mapping.csv, failures.csv, held-back.csv,"
                    + " failed-dicom and .niffler identify patients");
        }
        return lines;
    }

    static List<String> lines(TableSummary tables) {
        List<String> lines = new ArrayList<>();
        lines.add("metadata:  " + tables.rows() + " rows, " + tables.columns() + " columns"
                + (tables.columnsLeftOut() > 0 ? ", " + tables.columnsLeftOut() + " rare ones left out" : ""));
        long twice = tables.duplicates().equal() + tables.duplicates().different();
        if (twice > 0) {
            lines.add("           " + twice + " files are in more than one part; they count once");
        }
        return lines;
    }

    static List<String> lines(DryRun.Found found) {
        List<String> lines = new ArrayList<>();
        StringBuilder rest = new StringBuilder();
        append(
                rest,
                found.files()
                        - found.notDicom()
                        - found.withoutImage()
                        - found.heldBack()
                        - found.unreadable().size(),
                "with an image");
        append(rest, found.withoutImage(), "without an image");
        append(rest, found.heldBack(), "that may show identity");
        append(rest, found.notDicom(), "not DICOM");
        append(rest, found.unreadable().size(), "broken or unreadable");
        lines.add("files:     " + found.files() + (rest.isEmpty() ? "" : " (" + rest + ")"));
        lines.add("modality:  " + listed(found.byModality()));
        lines.add("syntax:    " + listed(found.bySyntax()));
        lines.add("pictures:  " + found.pictures() + ", " + Sizes.inWords(found.bytes())
                + " before they are compressed, about " + Sizes.inWords(found.bytes() / 2) + " then");
        lines.add("dry run: nothing was written");
        return lines;
    }

    static String json(ConversionResult result, int exitCode) {
        OutcomeCounts counts = result.counts();
        ObjectNode json = new JsonMapper().createObjectNode();
        json.putObject("files")
                .put("total", counts.files())
                .put("converted", counts.converted())
                .put("withoutImage", counts.noPixels())
                .put("heldBack", counts.heldBack())
                .put("failed", counts.failed())
                .put("notDicom", counts.notDicom())
                .put("doneEarlier", result.earlier());
        json.put("pictures", counts.pngs());
        result.tables()
                .ifPresent(tables ->
                        json.putObject("metadata").put("rows", tables.rows()).put("columns", tables.columns()));
        return json.put("unreadableFolders", result.unreadable().size())
                .put("exitCode", exitCode)
                .toString();
    }

    /** A file that is held back did what it should; a folder that cannot be read is a failure. */
    static RunSummary run(ConversionResult result) {
        OutcomeCounts counts = result.counts();
        return new RunSummary(
                counts.converted() + counts.noPixels(),
                counts.failed() + result.unreadable().size(),
                counts.notDicom() + counts.heldBack(),
                !result.whole());
    }

    private static String outcomes(OutcomeCounts counts) {
        StringBuilder text = new StringBuilder();
        append(text, counts.converted(), "converted");
        append(text, counts.noPixels(), "without a picture");
        append(text, counts.heldBack(), "held back");
        append(text, counts.failed(), "failed");
        append(text, counts.notDicom(), "not DICOM");
        return text.isEmpty() ? "" : " (" + text + ")";
    }

    private static String earlier(ConversionResult result) {
        return result.earlier() > 0 ? ", " + result.earlier() + " of them by an earlier run" : "";
    }

    private static String listed(Map<String, Long> counts) {
        List<String> parts = new ArrayList<>();
        counts.forEach((name, count) -> parts.add(name + " " + count));
        return parts.isEmpty() ? "none" : String.join(", ", parts);
    }

    private static void append(StringBuilder text, long count, String what) {
        if (count > 0) {
            text.append(text.isEmpty() ? "" : ", ").append(count).append(' ').append(what);
        }
    }
}

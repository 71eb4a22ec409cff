package org.niffler.png.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The records of files as lines of JSON, to be read from the front as far as one needs. Columns are numbers:
 *
 * <pre>{@code
 * ["a/1.dcm","converted",1,0,"",[1,"extracted-images/x/1.png",""],["x/1.png",true,0,"CT",1,"512"]]
 * }</pre>
 *
 * that is source, outcome, number of pictures, failure class, reason, pictures, and the row of metadata.csv, if any.
 */
final class RecordFormat {

    /** The front of a record's line. */
    record Front(String source, OutcomeKind kind, int pngs, int failureClass, String reason) {}

    private final JsonFactory json = new JsonFactory();

    /** The line of a record, with its line end; columns that are not known yet are added. */
    byte[] line(FileRecord record, Columns columns) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        try (JsonGenerator generator = json.createGenerator(line)) {
            generator.writeStartArray();
            generator.writeString(record.source());
            writeOutcome(generator, record.outcome());
            if (record.row().isPresent()) {
                writeRow(generator, record.row().get(), columns);
            }
            generator.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write JSON to memory", e);
        }
        line.write('\n');
        return line.toByteArray();
    }

    private static void writeOutcome(JsonGenerator generator, FileOutcome outcome) throws IOException {
        generator.writeString(OutcomeKind.of(outcome).word());
        generator.writeNumber(outcome.pngs().size());
        generator.writeNumber(outcome instanceof FileOutcome.Failed failed ? failed.failureClass() : 0);
        generator.writeString(reason(outcome));
        generator.writeStartArray();
        for (PngFile png : outcome.pngs()) {
            generator.writeNumber(png.frame());
            generator.writeString(png.path());
            generator.writeString(png.note());
        }
        generator.writeEndArray();
    }

    private static String reason(FileOutcome outcome) {
        if (outcome instanceof FileOutcome.Failed failed) {
            return failed.reason();
        }
        return outcome instanceof FileOutcome.HeldBack heldBack ? heldBack.reason() : "";
    }

    private static void writeRow(JsonGenerator generator, MetadataRow row, Columns columns) throws IOException {
        generator.writeStartArray();
        generator.writeString(row.file());
        generator.writeBoolean(row.hasPixArray());
        for (Map.Entry<String, String> header : row.headers().entrySet()) {
            generator.writeNumber(columns.number(header.getKey()));
            generator.writeString(header.getValue());
        }
        generator.writeEndArray();
    }

    /** @throws IOException if the line is no record */
    Front front(byte[] line, int offset, int length) throws IOException {
        try (JsonParser parser = json.createParser(line, offset, length)) {
            return front(parser);
        }
    }

    private static Front front(JsonParser parser) throws IOException {
        expect(parser.nextToken(), JsonToken.START_ARRAY);
        String source = text(parser);
        OutcomeKind kind = OutcomeKind.of(text(parser)).orElseThrow(() -> new IOException("unknown outcome"));
        return new Front(source, kind, number(parser), number(parser), text(parser));
    }

    /** @throws IOException if the line is no record, or has columns that are not known */
    FileRecord record(byte[] line, int offset, int length, Columns columns) throws IOException {
        try (JsonParser parser = json.createParser(line, offset, length)) {
            Front front = front(parser);
            FileOutcome outcome = outcome(front, pngs(parser));
            Optional<MetadataRow> row = Optional.empty();
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                row = Optional.of(row(parser, columns));
                parser.nextToken();
            }
            expect(parser.currentToken(), JsonToken.END_ARRAY);
            return new FileRecord(front.source(), outcome, row);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException("no record", e);
        }
    }

    private static FileOutcome outcome(Front front, List<PngFile> pngs) {
        return switch (front.kind()) {
            case CONVERTED -> new FileOutcome.Converted(pngs);
            case NO_PIXELS -> new FileOutcome.NoPixels();
            case HELD_BACK -> new FileOutcome.HeldBack(front.reason());
            case FAILED -> new FileOutcome.Failed(front.failureClass(), front.reason(), pngs);
            case NOT_DICOM -> new FileOutcome.NotDicom();
        };
    }

    private static List<PngFile> pngs(JsonParser parser) throws IOException {
        expect(parser.nextToken(), JsonToken.START_ARRAY);
        List<PngFile> pngs = new ArrayList<>();
        while (parser.nextToken() == JsonToken.VALUE_NUMBER_INT) {
            pngs.add(new PngFile(parser.getIntValue(), text(parser), text(parser)));
        }
        expect(parser.currentToken(), JsonToken.END_ARRAY);
        return pngs;
    }

    private static MetadataRow row(JsonParser parser, Columns columns) throws IOException {
        String file = text(parser);
        boolean hasPixArray = parser.nextToken() == JsonToken.VALUE_TRUE;
        Map<String, String> headers = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.VALUE_NUMBER_INT) {
            headers.put(columns.name(parser.getIntValue()), text(parser));
        }
        expect(parser.currentToken(), JsonToken.END_ARRAY);
        return new MetadataRow(file, hasPixArray, headers);
    }

    private static String text(JsonParser parser) throws IOException {
        expect(parser.nextToken(), JsonToken.VALUE_STRING);
        return parser.getText();
    }

    private static int number(JsonParser parser) throws IOException {
        expect(parser.nextToken(), JsonToken.VALUE_NUMBER_INT);
        return parser.getIntValue();
    }

    private static void expect(JsonToken actual, JsonToken wanted) throws IOException {
        if (actual != wanted) {
            throw new IOException("unexpected JSON");
        }
    }
}

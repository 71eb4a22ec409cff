package org.niffler.meta.state;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.niffler.meta.series.Slot;

/**
 * The lines of the queue, one for each entry. All entries of an append but the last say that there is more, so that one that
 * a crash cut short is known:
 *
 * <pre>{@code
 * {"extract":"P1/1.2/1.3/1.4.dcm","folder":"P1/1.2/1.3","slot":"FIRST","from":"CT1","at":"2026-01-02T03:04:05Z","more":true}
 * {"complete":"1.3","folder":"P1/1.2/1.3","instances":17}
 * }</pre>
 */
final class QueueFormat {

    /** @param more whether the next line was appended together with this one */
    record Line(QueueEntry entry, boolean more) {}

    private static final String EXTRACT = "extract";
    private static final String COMPLETE = "complete";
    private static final String FOLDER = "folder";
    private static final String SLOT = "slot";
    private static final String FROM = "from";
    private static final String AT = "at";
    private static final String INSTANCES = "instances";
    private static final String MORE = "more";

    private QueueFormat() {}

    static byte[] lines(List<QueueEntry> entries) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream(256 * entries.size());
        for (Iterator<QueueEntry> rest = entries.iterator(); rest.hasNext(); ) {
            QueueEntry entry = rest.next();
            boolean more = rest.hasNext();
            FlatJson.write(lines, json -> write(json, entry, more));
        }
        return lines.toByteArray();
    }

    private static void write(JsonGenerator json, QueueEntry entry, boolean more) throws IOException {
        if (entry instanceof QueueEntry.Extract extract) {
            json.writeStringField(EXTRACT, extract.file());
            json.writeStringField(FOLDER, extract.folder());
            json.writeStringField(SLOT, extract.slot().name());
            if (extract.callingAet().isPresent()) {
                json.writeStringField(FROM, extract.callingAet().get());
            }
            json.writeStringField(AT, extract.receivedAt().toString());
        } else if (entry instanceof QueueEntry.Complete complete) {
            json.writeStringField(COMPLETE, complete.seriesInstanceUid());
            json.writeStringField(FOLDER, complete.folder());
            json.writeNumberField(INSTANCES, complete.instances());
        }
        if (more) {
            json.writeBooleanField(MORE, true);
        }
    }

    /** @throws DamagedLineException if it is not a line that {@link #lines} wrote */
    static Line line(byte[] bytes, int offset, int length) throws DamagedLineException {
        FlatJson json = FlatJson.read(bytes, offset, length);
        boolean more = json.flag(MORE);
        String folder = json.text(FOLDER);
        String file = json.optionalText(EXTRACT).orElse(null);
        QueueEntry entry = file == null
                ? new QueueEntry.Complete(folder, json.text(COMPLETE), json.number(INSTANCES))
                : new QueueEntry.Extract(folder, file, slot(json), json.optionalText(FROM), json.instant(AT));
        json.end();
        return new Line(entry, more);
    }

    private static Slot slot(FlatJson json) throws DamagedLineException {
        String name = json.text(SLOT);
        for (Slot slot : Slot.values()) {
            if (slot.name().equals(name)) {
                return slot;
            }
        }
        throw new DamagedLineException("unknown slot");
    }
}

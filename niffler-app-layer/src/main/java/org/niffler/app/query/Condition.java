package org.niffler.app.query;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import org.niffler.metadata.MetadataDocument;

/** A query of MongoDB's that is put together attribute by attribute; all of its parts must hold. */
final class Condition {

    private static final DateTimeFormatter ACR_NEMA = DateTimeFormatter.ofPattern("uuuu.MM.dd");

    private final ObjectNode parts = JsonNodeFactory.instance.objectNode();

    /** An attribute, or one of its values, is one of these. */
    Condition in(String attribute, Collection<String> values) {
        ArrayNode any = parts.putObject(attribute).putArray("$in");
        values.forEach(any::add);
        return this;
    }

    /** A date is this day, as PS3.5 writes it or as ACR-NEMA did. */
    Condition on(String attribute, LocalDate day) {
        return in(attribute, List.of(day.format(DateTimeFormatter.BASIC_ISO_DATE), day.format(ACR_NEMA)));
    }

    /** A date is this day or a later one. Dates of ACR-NEMA are only compared by their year. */
    Condition since(String attribute, LocalDate day) {
        ArrayNode any = parts.putArray("$or");
        any.addObject().putObject(attribute).put("$gte", day.format(DateTimeFormatter.BASIC_ISO_DATE));
        any.addObject()
                .putObject(attribute)
                .put("$gte", day.getYear() + ".")
                .put("$lt", day.getYear() + "/"); // what follows the point in ASCII
        return this;
    }

    /** A date is one of these days, as PS3.5 writes it. */
    Condition during(String attribute, Days days) {
        parts.putObject(attribute)
                .put("$gte", days.first().format(DateTimeFormatter.BASIC_ISO_DATE))
                .put("$lte", days.last().format(DateTimeFormatter.BASIC_ISO_DATE));
        return this;
    }

    /** A date is one of these days, as PS3.5 writes it or as ACR-NEMA did, whose dates of a year sort before all others. */
    Condition within(String attribute, Days days) {
        ArrayNode any = parts.putArray("$or");
        any.addObject()
                .putObject(attribute)
                .put("$gte", days.first().format(DateTimeFormatter.BASIC_ISO_DATE))
                .put("$lte", days.last().format(DateTimeFormatter.BASIC_ISO_DATE));
        for (int year = days.first().getYear(); year <= days.last().getYear(); year++) {
            ObjectNode range = any.addObject().putObject(attribute);
            boolean begins = year == days.first().getYear();
            boolean ends = year == days.last().getYear();
            range.put("$gte", begins ? days.first().format(ACR_NEMA) : year + ".");
            range.put("$lte", ends ? days.last().format(ACR_NEMA) : year + ".99");
        }
        return this;
    }

    /** An attribute is absent, or has no value. */
    Condition missing(String attribute) {
        parts.putObject(attribute)
                .putArray("$in")
                .addNull() // finds what is absent, too
                .add(MetadataDocument.EMPTY)
                .add("");
        return this;
    }

    /** An instance was received from one moment to another, the second excluded. */
    Condition received(Instant from, Instant to) {
        ObjectNode range = parts.putObject("_niffler.receivedAt");
        range.putObject("$gte").put("$date", from.toString());
        range.putObject("$lt").put("$date", to.toString());
        return this;
    }

    /** As the store takes it. */
    String json() {
        return parts.toString();
    }
}

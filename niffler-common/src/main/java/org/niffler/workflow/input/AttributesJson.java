package org.niffler.workflow.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.niffler.dicom.BytesText;
import org.niffler.dicom.DataElement;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DecimalString;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.ElementValue;
import org.niffler.dicom.HeaderTags;

/**
 * The attributes of a header as JSON: numbers as numbers, several values as an array, a sequence as an array of objects, no
 * value as null. Private attributes, pixels and other binary content are left out.
 */
final class AttributesJson {

    static final int MOST_ITEMS = 1_000;
    static final int DEEPEST = 8;

    /** In characters, roughly: headers of honest images have a hundredth of it. */
    private static final int MOST_TEXT = 4 * 1024 * 1024;

    private static final int COST_OF_AN_ATTRIBUTE = 32;

    private static final Set<String> NUMBERS = Set.of("DS", "FD", "FL", "IS", "SL", "SS", "SV", "UL", "US", "UV");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private int left = MOST_TEXT;
    private boolean cut;

    /** Whether something was left out because there was too much of it. */
    boolean isCut() {
        return cut;
    }

    ObjectNode of(DataSet header) {
        return object(header, 0);
    }

    private ObjectNode object(DataSet dataSet, int depth) {
        ObjectNode object = JSON.objectNode();
        for (DataElement element : dataSet.elements()) {
            if (element.tag().isPrivate() || !HeaderTags.isKept(element.tag())) {
                continue;
            }
            if (left <= 0) {
                cut = true;
                break;
            }
            left -= COST_OF_AN_ATTRIBUTE;
            value(element, depth).ifPresent(value -> object.set(name(element.tag()), value));
        }
        return object;
    }

    /** Its keyword; {@code 0xGGGGEEEE} if PS3.6 has none for it. */
    private static String name(DicomTag tag) {
        return tag.keyword().isEmpty() ? String.format(Locale.ROOT, "0x%08X", tag.value()) : tag.keyword();
    }

    private Optional<JsonNode> value(DataElement element, int depth) {
        String vr = element.vr();
        if (vr.equals("SQ")) {
            return Optional.of(items(element.items(), depth));
        }
        if (ElementValue.isBytes(element) || vr.equals("UN") && !isText(element)) {
            return Optional.empty();
        }
        List<JsonNode> values = ElementValue.texts(element).stream()
                .map(text -> value(text, NUMBERS.contains(vr)))
                .toList();
        return Optional.of(values.size() == 1 ? values.get(0) : JSON.arrayNode().addAll(values));
    }

    private static boolean isText(DataElement element) {
        return element.bytes().flatMap(BytesText::text).isPresent();
    }

    private ArrayNode items(List<DataSet> items, int depth) {
        ArrayNode array = JSON.arrayNode();
        boolean tooDeep = depth == DEEPEST;
        cut |= items.size() > MOST_ITEMS || tooDeep && !items.isEmpty();
        for (DataSet item : tooDeep ? List.<DataSet>of() : items.subList(0, Math.min(items.size(), MOST_ITEMS))) {
            array.add(object(item, depth + 1));
        }
        return array;
    }

    private JsonNode value(String text, boolean number) {
        left -= text.length();
        if (text.isBlank()) {
            return JSON.nullNode();
        }
        return number && DecimalString.value(text) instanceof Double
                ? JSON.numberNode(new BigDecimal(text.strip()))
                : JSON.textNode(text);
    }
}

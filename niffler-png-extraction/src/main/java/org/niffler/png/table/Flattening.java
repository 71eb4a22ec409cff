package org.niffler.png.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.niffler.dicom.DataElement;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

/**
 * Makes the row of metadata.csv from a data set, de-identified by the caller if it is to be. An attribute's column is its
 * keyword; the attributes of a sequence's items are columns {@code <n>_<Keyword>_<nested keyword>}, where n counts the
 * items from 0 as the original did, and so on for sequences within items. Pixel data, waveforms, overlays and other bulk
 * data are left out, and so are file meta information and delimiters.
 */
public final class Flattening {

    private static final int FILE_META_GROUP = 0x0002;
    private static final int PIXEL_DATA_GROUP = 0x7FE0;

    /** Bulk data whatever representation a file gives it: curves, waveform, overlays of any group (PS3.6). */
    private static final DicomTag WAVEFORM_DATA = new DicomTag(0x54001010);

    private static final int REPEATING_DATA = 0x3000;
    private static final int CURVES = 0x50;
    private static final int OVERLAYS = 0x60;

    /** More than PS3.6 has: what hostile files invent is not kept. */
    private static final int MOST_NAMES = 10_000;

    private final HeaderSelection selection;

    /** Looked up in the dictionary twice, they are a quarter of the work. */
    private final Map<DicomTag, String> names = new ConcurrentHashMap<>();

    public Flattening(HeaderSelection selection) {
        this.selection = selection;
    }

    /** The row of a data set, in the data set's order; its {@code file} and {@code has_pix_array} are still to be set. */
    public MetadataRow of(DataSet dataSet) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (DataElement element : dataSet.elements()) {
            if (selection.takes(element.tag())) {
                add(columns, "", element.tag(), element);
            }
        }
        return MetadataRow.ofHeaders(columns);
    }

    private void add(Map<String, String> columns, String prefix, DicomTag topLevel, DataElement element) {
        if (isBulk(element.tag())) {
            return;
        }
        if (element.vr().equals("SQ")) {
            addItems(columns, prefix, topLevel, element);
        } else {
            ElementText.of(element).ifPresent(text -> columns.put(prefix + name(element.tag()), text));
        }
    }

    private void addItems(Map<String, String> columns, String prefix, DicomTag topLevel, DataElement sequence) {
        List<DataSet> items = sequence.items();
        for (int n = 0; n < items.size(); n++) {
            String within = prefix + n + "_" + name(sequence.tag()) + "_";
            for (DataElement nested : items.get(n).elements()) {
                if (selection.takesWithin(topLevel, nested.tag())) {
                    add(columns, within, topLevel, nested);
                }
            }
        }
    }

    private String name(DicomTag tag) {
        String known = names.get(tag);
        if (known != null) {
            return known;
        }
        String name = ColumnName.of(tag);
        if (names.size() < MOST_NAMES) {
            names.put(tag, name);
        }
        return name;
    }

    private static boolean isBulk(DicomTag tag) {
        int group = tag.value() >>> 16;
        int element = tag.value() & 0xFFFF;
        boolean repeating = group >>> 8 == CURVES || group >>> 8 == OVERLAYS;
        return group == FILE_META_GROUP
                || group == PIXEL_DATA_GROUP
                || tag.equals(WAVEFORM_DATA)
                || repeating && element == REPEATING_DATA;
    }
}

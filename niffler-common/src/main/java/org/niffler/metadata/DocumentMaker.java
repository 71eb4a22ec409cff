package org.niffler.metadata;

import java.util.List;
import java.util.Optional;
import org.niffler.dicom.DataElement;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;
import org.niffler.dicom.ElementValue;

/**
 * Makes documents of headers. A value that is not as it should be never keeps a document from being made. May be used by
 * several threads; a header by one at a time.
 *
 * <p>Attributes have their names in the profile as keys. A value is a {@code Double} (DS), a {@code String} (all others), or
 * a list of several. What is present without a value is {@value ElementValue#EMPTY}; what is absent has no key. The elements
 * of a sequence's items have the keys {@code <n>_<name>_<nested keyword>}, n counted from 0. Binary values are hexadecimal
 * digits, within sequences left out. What is too long is cut, and the value says so.
 */
public final class DocumentMaker {

    private final ElementNames names = new ElementNames();

    /**
     * Makes the document of one profile.
     *
     * @param header de-identified already if the profile is to be; its attributes are taken as they are
     * @param id see {@link DocumentIds}
     * @param provenance kept without what identifies if the profile is de-identified
     */
    public MetadataDocument make(MetadataProfile profile, DataSet header, String id, Provenance provenance) {
        DocumentContent content = new DocumentContent();
        for (ProfileAttribute attribute : profile.attributes()) {
            find(header, attribute).ifPresent(element -> add(content, attribute.name(), element));
        }
        return new MetadataDocument(
                id, content.values(), profile.deidentified() ? provenance.withoutIdentity() : provenance);
    }

    private static Optional<DataElement> find(DataSet header, ProfileAttribute attribute) {
        if (attribute instanceof ProfileAttribute.Private inBlock) {
            return header.privateElement(inBlock.group(), inBlock.element(), inBlock.creator());
        }
        DicomTag tag = attribute instanceof ProfileAttribute.Standard standard
                ? standard.tag()
                : ((ProfileAttribute.Tagged) attribute).tag();
        return header.element(tag);
    }

    private void add(DocumentContent content, String name, DataElement element) {
        if (!element.vr().equals("SQ")) {
            content.putAnyway(name, ElementValue.of(element));
            return;
        }
        List<DataSet> items = element.items();
        boolean hasValue = false;
        for (int n = 0; n < items.size(); n++) {
            List<DataElement> nested = items.get(n).elements();
            hasValue |= !nested.isEmpty();
            if (!addAll(content, n + "_" + name + "_", nested)) {
                content.note(name, "[cut in item " + n + " of " + items.size() + ": the document is full]");
                return;
            }
        }
        if (!hasValue) {
            content.putAnyway(name, ElementValue.EMPTY);
        }
    }

    /** Whether all had room. */
    private boolean addAll(DocumentContent content, String prefix, List<DataElement> elements) {
        for (DataElement element : elements) {
            if (!ElementValue.isBytes(element) && !addNested(content, prefix, element)) {
                return false;
            }
        }
        return true;
    }

    private boolean addNested(DocumentContent content, String prefix, DataElement element) {
        String name = names.of(element.tag());
        if (!element.vr().equals("SQ")) {
            return content.put(prefix + name, ElementValue.of(element));
        }
        List<DataSet> items = element.items();
        if (items.isEmpty()) {
            return content.put(prefix + name, ElementValue.EMPTY);
        }
        for (int n = 0; n < items.size(); n++) {
            if (!addAll(content, prefix + n + "_" + name + "_", items.get(n).elements())) {
                return false;
            }
        }
        return true;
    }
}

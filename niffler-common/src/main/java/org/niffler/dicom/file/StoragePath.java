package org.niffler.dicom.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

/**
 * Where in the storage folder an instance goes, as a template that is filled from its header: {@code
 * {00100020}/{0020000D}/{0020000E}/{00080018}.dcm} is patient, study, series, instance. An element stands in braces as
 * its eight hexadecimal digits or its keyword ({@code {PatientID}}).
 *
 * <p>Whatever the values are, the path stays in the folder ({@link PathComponents}).
 */
public final class StoragePath {

    public static final String DEFAULT = "{00100020}/{0020000D}/{0020000E}/{00080018}.dcm";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern HEX_TAG = Pattern.compile("[0-9A-Fa-f]{8}");

    private final String template;
    private final List<List<Part>> components;
    private final SortedSet<DicomTag> tags;

    private StoragePath(String template, List<List<Part>> components) {
        this.template = template;
        this.components = components;
        this.tags = new TreeSet<>();
        components.stream()
                .flatMap(Collection::stream)
                .flatMap(part -> part.tag().stream())
                .forEach(tags::add);
    }

    /** @throws IllegalArgumentException if the template is not one; the message says where and what is expected */
    public static StoragePath parse(String template) {
        if (template.isBlank() || template.startsWith("/") || template.endsWith("/")) {
            throw new IllegalArgumentException(
                    "path template '" + template + "' must be a relative path to a file, for example " + DEFAULT);
        }
        List<List<Part>> components = new ArrayList<>();
        for (String component : template.split("/", -1)) {
            components.add(parseComponent(component, template));
        }
        return new StoragePath(template, components);
    }

    private static List<Part> parseComponent(String component, String template) {
        if (component.isEmpty() || component.equals(".") || component.equals("..")) {
            throw new IllegalArgumentException("path template '" + template + "' has a component '" + component
                    + "' that names no file or folder");
        }
        List<Part> parts = new ArrayList<>();
        Matcher placeholder = PLACEHOLDER.matcher(component);
        int end = 0;
        while (placeholder.find()) {
            parts.add(literal(component.substring(end, placeholder.start()), template));
            parts.add(new Part("", Optional.of(tag(placeholder.group(1), template))));
            end = placeholder.end();
        }
        parts.add(literal(component.substring(end), template));
        return parts;
    }

    private static Part literal(String text, String template) {
        if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
            throw new IllegalArgumentException("path template '" + template + "' has a brace without its counterpart");
        }
        return new Part(text, Optional.empty());
    }

    private static DicomTag tag(String name, String template) {
        if (HEX_TAG.matcher(name).matches()) {
            return new DicomTag(Integer.parseUnsignedInt(name, 16));
        }
        return DicomTag.forKeyword(name)
                .orElseThrow(() -> new IllegalArgumentException("path template '" + template + "': {" + name
                        + "} is neither a DICOM keyword nor eight hexadecimal digits, as in {00100020} for PatientID"));
    }

    /** The elements that it needs from a header. */
    public SortedSet<DicomTag> tags() {
        return new TreeSet<>(tags);
    }

    /** The path of an instance with this header, relative to the storage folder. */
    public Path resolve(DataSet header) {
        Path path = Path.of("");
        for (List<Part> component : components) {
            path = path.resolve(name(component, header));
        }
        return path;
    }

    /** Whether the folder of a study can be found again by its patient and its UID. */
    public boolean beginsWithPatientOrStudy() {
        DataSet study = DataSet.builder()
                .put(DicomTag.PATIENT_ID, "1")
                .put(DicomTag.STUDY_INSTANCE_UID, "1")
                .build();
        return folderOf(study).isPresent();
    }

    /** How many folders deep the first one is whose name has this element in it; empty if none has. */
    public OptionalInt depthOf(DicomTag tag) {
        for (int depth = 1; depth < components.size(); depth++) {
            if (components.get(depth - 1).stream()
                    .anyMatch(part -> part.tag().filter(tag::equals).isPresent())) {
                return OptionalInt.of(depth);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * The deepest folder of which the elements that are known already tell where it is, relative to the storage folder.
     *
     * @return empty if they do not even tell the first
     */
    public Optional<Path> folderOf(DataSet known) {
        Path path = Path.of("");
        for (List<Part> component : components.subList(0, components.size() - 1)) {
            boolean told = component.stream()
                    .allMatch(part -> part.tag().map(known::contains).orElse(true));
            if (!told) {
                break;
            }
            path = path.resolve(name(component, known));
        }
        return path.toString().isEmpty() ? Optional.empty() : Optional.of(path);
    }

    private static String name(List<Part> component, DataSet header) {
        StringBuilder name = new StringBuilder();
        for (Part part : component) {
            name.append(part.tag().map(tag -> safeValue(tag, header)).orElse(part.literal()));
        }
        return PathComponents.fit(name.toString());
    }

    private static String safeValue(DicomTag tag, DataSet header) {
        return header.undecodable(tag)
                .map(PathComponents::escape)
                .orElseGet(() -> PathComponents.escape(header.text(tag).orElse("")));
    }

    @Override
    public String toString() {
        return template;
    }

    private record Part(String literal, Optional<DicomTag> tag) {}
}

package org.niffler.workflow.match;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is in a folder of any depth, by series and studies: read from the headers, wherever the files lie. Only paths and
 * UIDs are kept in memory.
 *
 * @param series sorted by the path of their first file
 * @param damaged DICOM files whose header cannot be read, so that nobody knows where they belong
 * @param others how many files are no instances: no DICOM, a DICOMDIR, or not readable by this user
 * @param unreadableFolders how many folders could not be looked into
 */
public record FolderUnits(List<Group> series, List<Path> damaged, long others, long unreadableFolders) {

    /**
     * Instances that belong together; those without UIDs do if they lie in one folder.
     *
     * @param studyInstanceUid empty if the files have none
     * @param seriesInstanceUid empty if the files have none, or if it is a study
     * @param files in the order of their names, folder by folder
     */
    public record Group(String studyInstanceUid, String seriesInstanceUid, List<Path> files) {
        public Group {
            files = List.copyOf(files);
        }
    }

    public FolderUnits {
        series = List.copyOf(series);
        damaged = List.copyOf(damaged);
    }

    /**
     * Looks into a folder. Links to files and folders are followed, but nothing is taken twice, and what is still arriving
     * is passed over.
     *
     * @throws IOException if it is no folder, cannot be looked into, or the file system fails
     */
    public static FolderUnits of(Path folder) throws IOException {
        Collector collector = new Collector();
        long unreadable = InstanceTree.walk(folder, collector::add);
        return new FolderUnits(
                collector.groups.entrySet().stream()
                        .map(FolderUnits::sorted)
                        .sorted(Comparator.comparing(group -> group.files().get(0)))
                        .toList(),
                collector.damaged.stream().sorted().toList(),
                collector.others,
                unreadable);
    }

    /** The same instances by studies. */
    public List<Group> studies() {
        Map<String, List<Path>> files = new LinkedHashMap<>();
        List<Group> studies = new ArrayList<>();
        for (Group each : series) {
            if (each.studyInstanceUid().isEmpty()) {
                studies.add(new Group("", "", each.files()));
            } else {
                files.computeIfAbsent(each.studyInstanceUid(), uid -> new ArrayList<>())
                        .addAll(each.files());
            }
        }
        files.forEach((uid, all) -> studies.add(sorted(new Place(uid, "", ""), all)));
        studies.sort(Comparator.comparing(group -> group.files().get(0)));
        return studies;
    }

    private static Group sorted(Map.Entry<Place, List<Path>> group) {
        return sorted(group.getKey(), group.getValue());
    }

    private static Group sorted(Place place, List<Path> files) {
        return new Group(place.study(), place.series(), files.stream().sorted().toList());
    }

    /** @param folder of instances without a SeriesInstanceUID, empty for others */
    private record Place(String study, String series, String folder) {}

    private static final class Collector {

        private final Map<Place, List<Path>> groups = new LinkedHashMap<>();
        private final List<Path> damaged = new ArrayList<>();
        private long others;

        void add(Path file) throws IOException {
            HeaderRead header = InstanceHeaders.read(file, InstanceHeaders.UIDS);
            if (header instanceof HeaderRead.Readable readable) {
                groups.computeIfAbsent(place(file, Uids.of(readable.dataSet())), place -> new ArrayList<>())
                        .add(file);
            } else if (header instanceof HeaderRead.Damaged) {
                damaged.add(file);
            } else {
                others++;
            }
        }

        private Place place(Path file, Uids of) {
            String folder = of.series().isEmpty() ? String.valueOf(file.getParent()) : "";
            return new Place(of.study(), of.series(), folder);
        }
    }
}

package org.niffler.meta.retention;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A process that cleans a storage folder over and over until it is killed, and says so before each pass. */
final class CleaningProcess {

    private CleaningProcess() {}

    /** Some are taken away and put back in each pass. */
    static boolean isPutBack(String folder) {
        return folder.hashCode() % 3 == 0;
    }

    /** Takes the folder of a {@link TestStorage}. */
    public static void main(String[] args) throws Exception {
        TestStorage storage = new TestStorage(Path.of(args[0]));
        // A series is asked about three times in a pass: when it is planned, decided about, and taken away.
        Map<String, Integer> asked = new HashMap<>();
        storage.whenAskedForArriving(folder -> asked.merge(folder, 1, Integer::sum) % 3 == 0 && isPutBack(folder));
        StorageCleaner cleaner = storage.cleaner(new RetentionPolicy.Everything());
        while (true) {
            System.out.println("cleaning");
            cleaner.clean();
        }
    }
}

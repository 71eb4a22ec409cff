package org.niffler.meta.retention;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a pass says: a line about all, one for each kind of failure; at DEBUG one for each series. No PatientID. */
final class CleaningLog {

    private static final Logger LOG = LoggerFactory.getLogger(StorageCleaner.class);

    private CleaningLog() {}

    static void write(CleaningResult result) {
        result.obstacle().ifPresent(obstacle -> LOG.warn("nothing is deleted: {}", obstacle));
        if (result.obstacle().isEmpty()) {
            LOG.info("cleaning deleted {}", result.summary());
        }
        failuresByReason(result).forEach(CleaningLog::warn);
        if (LOG.isDebugEnabled()) {
            result.series().forEach(report -> LOG.debug("series {}: {}", report.seriesInstanceUid(), report.fate()));
        }
    }

    /** What is left may not be deleted, and more arrives. */
    static void warnIfFull(RetentionPolicy policy, long storedBytes) {
        if (policy instanceof RetentionPolicy.MaxStorage limit && storedBytes > limit.bytes()) {
            LOG.warn(
                    "the storage folder holds {} bytes, which is more than its limit of {}, and nothing more may be"
                            + " deleted: see what was kept and why, whether the extraction keeps up, or raise the limit",
                    storedBytes,
                    limit.bytes());
        }
    }

    private static Map<String, List<String>> failuresByReason(CleaningResult result) {
        Map<String, List<String>> uids = new TreeMap<>();
        for (SeriesReport report : result.series()) {
            if (report.fate() instanceof Fate.Failed failed) {
                uids.computeIfAbsent(failed.why(), why -> new ArrayList<>()).add(report.seriesInstanceUid());
            }
        }
        return uids;
    }

    /** A disk that is read-only would say the same a hundred thousand times. */
    private static void warn(String why, List<String> uids) {
        LOG.warn(
                "{} series cannot be deleted, among them {}: {}. Each pass tries again.",
                uids.size(),
                uids.get(0),
                why);
    }
}

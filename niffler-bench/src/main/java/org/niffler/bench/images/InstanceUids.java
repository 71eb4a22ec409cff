package org.niffler.bench.images;

/** What an instance is told from all others by. */
public record InstanceUids(String study, String series, String instance) {

    /**
     * Of one of many series, each of a study of its own.
     *
     * @param run differs from that of other runs; digits
     */
    public static InstanceUids of(String run, long series, int instance) {
        String study = "2.25." + run + "." + series;
        return new InstanceUids(study, study + ".1", study + ".1." + instance);
    }
}

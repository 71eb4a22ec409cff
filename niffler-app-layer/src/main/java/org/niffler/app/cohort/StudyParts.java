package org.niffler.app.cohort;

import java.util.Arrays;

/** What is known so far of a study. Of the UIDs of its series it keeps hashes: a cohort may have millions. */
final class StudyParts {

    private final int number;
    private long[] seriesHashes = new long[1];
    private int[] seriesNumbers = new int[1];
    private int series;
    private String accessionNumber = "";
    private int documents;

    StudyParts(int number) {
        this.number = number;
    }

    /**
     * Adds a document.
     *
     * @param next the number of the series if it is a new one
     * @return the number of its series
     */
    int add(String accession, String seriesInstanceUid, int next) {
        documents++;
        if (accessionNumber.isEmpty()) {
            accessionNumber = accession;
        }
        long hash = hash(seriesInstanceUid);
        for (int i = 0; i < series; i++) {
            if (seriesHashes[i] == hash) {
                return seriesNumbers[i];
            }
        }
        if (series == seriesHashes.length) {
            seriesHashes = Arrays.copyOf(seriesHashes, series * 2);
            seriesNumbers = Arrays.copyOf(seriesNumbers, series * 2);
        }
        seriesHashes[series] = hash;
        seriesNumbers[series] = next;
        series++;
        return next;
    }

    /** Of 64 bits: that two of a study's series have the same is out of the question. */
    private static long hash(String uid) {
        long hash = 0xCBF29CE484222325L; // FNV-1a
        for (int i = 0; i < uid.length(); i++) {
            hash = (hash ^ uid.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }

    int number() {
        return number;
    }

    CohortStudy of(String patientId, String studyInstanceUid) {
        return new CohortStudy(patientId, studyInstanceUid, accessionNumber, series, documents);
    }
}

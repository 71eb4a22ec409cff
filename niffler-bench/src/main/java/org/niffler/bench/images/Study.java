package org.niffler.bench.images;

/** By what a study of nobody is asked for. */
public record Study(String patientId, String accessionNumber, String uid) {

    /** One of many that differ in everything. */
    public static Study number(int number) {
        return new Study(
                String.format("BENCH%07d", number), String.format("ACC%07d", number), "2.25.74000000." + number);
    }
}

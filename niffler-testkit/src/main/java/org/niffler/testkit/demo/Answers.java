package org.niffler.testkit.demo;

import java.util.List;

/**
 * What app-layer made of the metadata.
 *
 * @param filter of the cohort
 * @param studies of the cohort
 * @param instances that the PACS has of them
 * @param use of the scanners, as the report says it
 * @param perfect whether all is as it should be
 */
record Answers(String filter, int studies, int instances, List<ScannerUse> use, boolean perfect) {

    Answers {
        use = List.copyOf(use);
    }
}

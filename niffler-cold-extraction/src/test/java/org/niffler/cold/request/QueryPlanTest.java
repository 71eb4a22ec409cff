package org.niffler.cold.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.niffler.dicom.DicomTag;

class QueryPlanTest {

    @Test
    void standsInTheJournalAsInTheOriginalsProgressFile() {
        assertThat(plan(DicomTag.PATIENT_ID, "000123").journalKey()).isEqualTo("000123");
        assertThat(plan(DicomTag.PATIENT_ID, "000123", DicomTag.ACCESSION_NUMBER, "A 1")
                        .journalKey())
                .isEqualTo("000123,A 1");
        assertThat(plan(DicomTag.ACCESSION_NUMBER, "A 1", DicomTag.PATIENT_ID, "000123")
                        .journalKey())
                .isEqualTo("000123,A 1");
    }

    @Test
    void isNeverTakenForAnotherRequestInTheJournal() {
        assertThat(plan(DicomTag.PATIENT_ID, "A,B").journalKey())
                .isNotEqualTo(plan(DicomTag.PATIENT_ID, "A", DicomTag.ACCESSION_NUMBER, "B")
                        .journalKey());
        assertThat(plan(DicomTag.PATIENT_ID, "A,B", DicomTag.ACCESSION_NUMBER, "C")
                        .journalKey())
                .isNotEqualTo(plan(DicomTag.PATIENT_ID, "A", DicomTag.ACCESSION_NUMBER, "B,C")
                        .journalKey());
        assertThat(plan(DicomTag.PATIENT_ID, "AccessionNumber=1").journalKey())
                .isNotEqualTo(plan(DicomTag.ACCESSION_NUMBER, "1").journalKey());
        assertThat(plan(DicomTag.PATIENT_ID, "A\\", DicomTag.ACCESSION_NUMBER, "B")
                        .journalKey())
                .isNotEqualTo(plan(DicomTag.PATIENT_ID, "A\\,B").journalKey());
    }

    @Test
    void isShownAsTheUserWroteIt() {
        assertThat(plan(DicomTag.PATIENT_ID, "A,B").text()).isEqualTo("A,B");
        assertThat(plan(DicomTag.STUDY_DATE, "20200101", DicomTag.MODALITY, "CT")
                        .text())
                .isEqualTo("StudyDate=20200101,Modality=CT");
    }

    private static QueryPlan plan(DicomTag tag, String value) {
        return new QueryPlan(Map.of(tag, value));
    }

    private static QueryPlan plan(DicomTag first, String one, DicomTag second, String other) {
        Map<DicomTag, String> keys = new LinkedHashMap<>();
        keys.put(first, one);
        keys.put(second, other);
        return new QueryPlan(keys);
    }
}

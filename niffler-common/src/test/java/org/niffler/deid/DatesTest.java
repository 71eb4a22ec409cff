package org.niffler.deid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.niffler.deid.DeidentificationPolicy.Dates;
import org.niffler.dicom.DataSet;
import org.niffler.dicom.DicomTag;

class DatesTest {

    private static final Pseudonymizer PSEUDONYMS = Pseudonymizer.keyed(new byte[KeyFile.KEY_BYTES]);
    private static final DicomTag SERIES_DATE = new DicomTag(0x00080021);
    private static final DicomTag STUDY_TIME = new DicomTag(0x00080030);
    private static final DicomTag BIRTH_DATE = new DicomTag(0x00100030);
    private static final DicomTag CALIBRATION_DATE = new DicomTag(0x00181200);

    @Test
    void everyPatientHasOneShiftOfOneToTenYears() {
        List<Integer> shifts = IntStream.range(0, 1000)
                .mapToObj(patient -> DateShift.of(PSEUDONYMS, "P" + patient).days())
                .toList();

        assertThat(shifts).allMatch(days -> days <= -1 && days >= -3650);
        assertThat(shifts.stream().distinct().count()).isGreaterThan(800);
        assertThat(DateShift.of(PSEUDONYMS, "P7").days()).isEqualTo(shifts.get(7));
    }

    @Test
    void theDaysBetweenTwoDatesStay() {
        DataSet first = shifted("P1", "20200301");
        DataSet second = shifted("P1", "20200228");
        DataSet other = shifted("P2", "20200301");

        assertThat(ChronoUnit.DAYS.between(day(second), day(first))).isEqualTo(2);
        assertThat(day(first)).isBefore(LocalDate.of(2020, 3, 1));
        assertThat(day(other)).isNotEqualTo(day(first));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"00010101", "18991230", "19000101", "19700101", "19800101", "20000101", "21000101", "99991231"})
    void whatStandsForNoDateIsNotMovedAsItWouldTellTheShift(String nobodysDate) {
        assertThat(shifted("P1", nobodysDate).text(DicomTag.STUDY_DATE)).isEmpty();
        assertThat(DateShift.of(PSEUDONYMS, "P1").dateTime(nobodysDate + "000000"))
                .isEmpty();
        assertThat(DateShift.none().date(nobodysDate)).as("in full").contains(nobodysDate);
    }

    @Test
    void itemsAreShiftedByTheShiftOfTheirPatient() {
        DataSet item = DataSet.builder().put(SERIES_DATE, "20200301").build();
        DicomTag sequence = DicomTag.forKeyword("ReferencedSeriesSequence").orElseThrow();
        DataSet image = DataSet.builder()
                .put(DicomTag.PATIENT_ID, "P1")
                .put(DicomTag.STUDY_DATE, "20200301")
                .putItems(sequence, List.of(item))
                .build();

        DataSet result = deidentify(image, DeidentificationPolicy.basic().withDates(Dates.SHIFTED));

        assertThat(result.items(sequence).get(0).text(SERIES_DATE)).isEqualTo(result.text(DicomTag.STUDY_DATE));
    }

    @Test
    void withoutAPatientIdTheStudyHasAShift() {
        String study = "1.2.3";
        DataSet image = DataSet.builder()
                .put(DicomTag.STUDY_INSTANCE_UID, study)
                .put(DicomTag.STUDY_DATE, "20200301")
                .build();

        DataSet result = deidentify(image, DeidentificationPolicy.basic().withDates(Dates.SHIFTED));

        assertThat(day(result))
                .isEqualTo(LocalDate.of(2020, 3, 1)
                        .plusDays(DateShift.of(PSEUDONYMS, study).days()));
    }

    @Test
    void fullDatesStayAndBirthDatesDoNot() {
        DataSet result = deidentify(dates(), DeidentificationPolicy.basic().withDates(Dates.FULL));

        assertThat(result.text(DicomTag.STUDY_DATE)).contains("20200301");
        assertThat(result.text(STUDY_TIME)).contains("123456.789");
        assertThat(result.text(BIRTH_DATE)).isEmpty();
        assertThat(result.text(new DicomTag(0x00080201))).contains("+0100");
        assertThat(result.text(MethodStatement.DATES_MODIFIED)).contains("UNMODIFIED");
    }

    @Test
    void timesStayWhenDatesAreShifted() {
        DataSet result = deidentify(dates(), DeidentificationPolicy.basic().withDates(Dates.SHIFTED));

        assertThat(result.text(STUDY_TIME)).contains("123456.789");
        assertThat(result.text(BIRTH_DATE)).isEmpty();
    }

    @Test
    void withoutDatesNoDateIsKeptNotEvenADevices() {
        DataSet result = deidentify(dates(), DeidentificationPolicy.basic().withDeviceIdentity(true));

        assertThat(result.text(DicomTag.STUDY_DATE)).isEmpty();
        assertThat(result.contains(CALIBRATION_DATE)).isFalse();
        assertThat(result.text(MethodStatement.DATES_MODIFIED)).contains("REMOVED");
    }

    @ParameterizedTest
    @CsvSource({
        "20200301, 20200301",
        "2020.03.01, 20200301",
        "20200230, ",
        "2020-03-01, ",
        "20200301 Doe, ",
        "20200301-20200302, "
    })
    void aDateIsADayOfTheCalendar(String value, String kept) {
        assertThat(DateShift.none().date(value).orElse(null)).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        "20200301120000.123456+0100, 20200301120000.123456+0100",
        "202003011200, 202003011200",
        "20200301, 20200301",
        "202003, 202003",
        "2020-0500, 2020-0500",
        "20201301, ",
        "20200301 Doe, "
    })
    void aDateTimeIsAsExactAsItWas(String value, String kept) {
        assertThat(DateShift.none().dateTime(value).orElse(null)).isEqualTo(kept);
    }

    @Test
    void timeAndZoneOfADateTimeStay() {
        DateShift shift = DateShift.of(PSEUDONYMS, "P1");

        assertThat(shift.dateTime("20200301120000+0100"))
                .contains(shift.date("20200301").orElseThrow() + "120000+0100");
        assertThat(shift.dateTime("2020"))
                .contains(shift.date("20200101").orElseThrow().substring(0, 4));
    }

    @ParameterizedTest
    @CsvSource({"045Y, 045Y", "089Y, 089Y", "090Y, 090Y", "101Y, 090Y", "999M, 999M", "003D, 003D", "45, ", "045Y Doe, "
    })
    void agesOverEightyNineAreNinety(String age, String kept) {
        assertThat(Age.kept(age).orElse(null)).isEqualTo(kept);
    }

    @Test
    void patientCharacteristicsKeepAgeSexAndWeight() {
        DataSet image = DataSet.builder()
                .put(new DicomTag(0x00101010), "097Y")
                .put(new DicomTag(0x00100040), "F")
                .put(new DicomTag(0x00101030), "71.5")
                .build();

        DataSet without = deidentify(image, DeidentificationPolicy.basic());
        DataSet with = deidentify(image, DeidentificationPolicy.basic().withPatientCharacteristics(true));

        assertThat(without.contains(new DicomTag(0x00101010))).isFalse();
        assertThat(with.text(new DicomTag(0x00101010))).contains("090Y");
        assertThat(with.text(new DicomTag(0x00100040))).contains("F");
        assertThat(with.text(new DicomTag(0x00101030))).contains("71.5");
    }

    private static DataSet dates() {
        return DataSet.builder()
                .put(DicomTag.PATIENT_ID, "P1")
                .put(DicomTag.STUDY_DATE, "20200301")
                .put(STUDY_TIME, "123456.789")
                .put(BIRTH_DATE, "19500101")
                .put(CALIBRATION_DATE, "20200229")
                .put(new DicomTag(0x00080201), "+0100")
                .build();
    }

    private static DataSet shifted(String patient, String date) {
        DataSet image = DataSet.builder()
                .put(DicomTag.PATIENT_ID, patient)
                .put(DicomTag.STUDY_DATE, date)
                .build();
        return deidentify(image, DeidentificationPolicy.basic().withDates(Dates.SHIFTED));
    }

    private static DataSet deidentify(DataSet dataSet, DeidentificationPolicy policy) {
        return new Deidentifier(policy, PSEUDONYMS).deidentify(dataSet);
    }

    private static LocalDate day(DataSet dataSet) {
        return LocalDate.parse(dataSet.text(DicomTag.STUDY_DATE).orElseThrow(), DateTimeFormatter.BASIC_ISO_DATE);
    }
}

package org.niffler.dicom.net.scu;

import java.util.List;
import org.aoju.bus.image.UID;
import org.niffler.dicom.QueryRetrieveLevel;

/**
 * The SOP classes of PS3.4 C.6 and which of them serves a level: the patient root model knows all four, and many PACS
 * implement only the study root.
 */
public final class QueryRetrieveSopClasses {

    static final String VERIFICATION = UID.VerificationSOPClass;

    private QueryRetrieveSopClasses() {}

    /** All that the SCUs of this package use without C-GET, to be offered on an association. */
    public static List<String> all() {
        return List.of(
                VERIFICATION,
                UID.PatientRootQueryRetrieveInformationModelFIND,
                UID.StudyRootQueryRetrieveInformationModelFIND,
                UID.PatientRootQueryRetrieveInformationModelMOVE,
                UID.StudyRootQueryRetrieveInformationModelMOVE);
    }

    /** What goes with C-GET: the storage SOP classes come on top. */
    static List<String> forGet() {
        return List.of(
                VERIFICATION,
                UID.PatientRootQueryRetrieveInformationModelFIND,
                UID.StudyRootQueryRetrieveInformationModelFIND,
                UID.PatientRootQueryRetrieveInformationModelGET,
                UID.StudyRootQueryRetrieveInformationModelGET);
    }

    /** In order of preference: below the patient level the study root serves, and more PACS have it. */
    static List<String> find(QueryRetrieveLevel level) {
        return level == QueryRetrieveLevel.PATIENT
                ? List.of(UID.PatientRootQueryRetrieveInformationModelFIND)
                : List.of(
                        UID.StudyRootQueryRetrieveInformationModelFIND,
                        UID.PatientRootQueryRetrieveInformationModelFIND);
    }

    /** In order of preference, as for {@link #find}. */
    static List<String> move(QueryRetrieveLevel level) {
        return level == QueryRetrieveLevel.PATIENT
                ? List.of(UID.PatientRootQueryRetrieveInformationModelMOVE)
                : List.of(
                        UID.StudyRootQueryRetrieveInformationModelMOVE,
                        UID.PatientRootQueryRetrieveInformationModelMOVE);
    }

    /** In order of preference, as for {@link #find}. */
    static List<String> get(QueryRetrieveLevel level) {
        return level == QueryRetrieveLevel.PATIENT
                ? List.of(UID.PatientRootQueryRetrieveInformationModelGET)
                : List.of(
                        UID.StudyRootQueryRetrieveInformationModelGET, UID.PatientRootQueryRetrieveInformationModelGET);
    }
}

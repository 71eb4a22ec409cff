package org.niffler.metadata.mongo.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niffler.filter.Filter;

/** What the filter language asks of a date or a number, in all the forms that it may have, an index answers. */
class FilterRangesTest {

    private final MVStore store = MVStore.open(null);
    private final StoreMaps maps = new StoreMaps(store);
    private final IndexedDocuments indexed = new IndexedDocuments(maps.open("db", "all"));

    @AfterEach
    void close() {
        store.close();
    }

    /** Of ten years, two of them written as others write dates; a thickness is a number in the form of text in some. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "StudyDate between 20120101 and 20141231; 3",
                "StudyDate >= 20120101 and StudyDate < 20150101; 3",
                "StudyDate >= 20180101; 2",
                "Modality = MR and StudyDate = 20120615; 1",
                "StudyDate between 20120101 and 20121231 or StudyDate > 20190101; 2",
                "PatientID = 12*; 1",
                "SliceThickness > 7; 5",
                "SliceThickness > 7 or StudyDate < 20110101; 6",
            })
    void areServedByAnIndex(String filter, int candidates) throws Exception {
        List<StoreIndex> indexes = List.of(index("StudyDate"), index("PatientID"), index("SliceThickness"));
        for (int year = 10; year < 20; year++) {
            indexed.put(
                    "d" + year,
                    new Document("_id", "d" + year)
                            .append(
                                    "StudyDate",
                                    year == 13 ? "2013.06.15" : year == 19 ? 20190615 : "20" + year + "0615")
                            .append("PatientID", "" + year)
                            .append("SliceThickness", year % 5 == 0 ? "1.5" : (Object) (double) (year - 10)));
        }

        assertThat(Places.of(query(filter), indexes).map(Places::count)).contains((long) candidates);
    }

    private StoreIndex index(String attribute) {
        StoreIndex index = maps.openIndex("db", "all", attribute + "_1", attribute);
        indexed.addIndex(attribute + "_1", index);
        return index;
    }

    private static Document query(String filter) throws Exception {
        return (Document) ofLibrary(org.bson.Document.parse(Filter.parse(filter).storeQuery()));
    }

    /** From the driver's classes. */
    private static Object ofLibrary(Object value) {
        if (value instanceof Map<?, ?> map) {
            Document document = new Document();
            map.forEach((name, each) -> document.append((String) name, ofLibrary(each)));
            return document;
        }
        return value instanceof Collection<?> list
                ? list.stream().map(FilterRangesTest::ofLibrary).toList()
                : value;
    }
}

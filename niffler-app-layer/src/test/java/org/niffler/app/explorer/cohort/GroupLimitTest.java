package org.niffler.app.explorer.cohort;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.niffler.app.explorer.http.Refusal;
import org.niffler.metadata.StoredDocument;

class GroupLimitTest {

    private static StoredDocument document(int rows) {
        return new StoredDocument("1", Map.of("Rows", List.of(Integer.toString(rows))), Optional.empty());
    }

    @Test
    void endsWhatWouldFillTheMemory() {
        GroupLimit limit = new GroupLimit(List.of("Rows"), 10);
        for (int i = 0; i < 8; i++) {
            limit.count(document(i));
        }

        assertThatThrownBy(() -> limit.count(document(9)))
                .isInstanceOf(Refusal.class)
                .hasMessage("There are too many groups by Rows.");
    }

    @Test
    void letsFewGroupsOfManyDocumentsPass() {
        GroupLimit limit = new GroupLimit(List.of("Rows"), 10_000);

        assertThatCode(() -> {
                    for (int i = 0; i < 20_000; i++) {
                        limit.count(document(i % 4));
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void endsWhatNobodyCanLookAt() {
        GroupLimit limit = new GroupLimit(List.of("Rows"), Long.MAX_VALUE / 8);
        for (int i = 0; i < 20_000; i++) {
            limit.count(document(i));
        }

        assertThatThrownBy(() -> limit.count(document(20_000))).isInstanceOf(Refusal.class);
    }

    @Test
    void isNoMatterWithoutGroups() {
        GroupLimit limit = new GroupLimit(List.of(), 0);

        assertThatCode(() -> limit.count(document(1))).doesNotThrowAnyException();
    }
}

package org.niffler.app.explorer.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.niffler.app.cohort.CohortSize;

class CohortSizeTest {

    @Test
    void tellsInstancesOnlyWhereEachHasADocument() {
        assertThat(CohortRoutes.Size.of(new CohortSize(1, 2, 3, 4))).isEqualTo(new CohortRoutes.Size(1, 2, 3, 4, 4));
        assertThat(CohortRoutes.Size.of(new CohortSize(1, 2, 3, 3))).isEqualTo(new CohortRoutes.Size(1, 2, 3, 3, null));
    }
}

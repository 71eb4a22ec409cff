package org.niffler.dicom.net.scu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.niffler.dicom.net.AssociationOffer;
import org.niffler.dicom.net.ProposedContext;

/** How what is to be sent is proposed. */
class StorageOffersTest {

    private static final StorageForm CT = new StorageForm("1.2.840.10008.5.1.4.1.1.2", List.of("1.2.1", "1.2"));

    @Test
    void proposesEachTransferSyntaxAlone() {
        assertThat(CStoreScu.offers(List.of(CT)).get(CT).contexts())
                .containsExactly(
                        new ProposedContext(CT.sopClassUid(), List.of("1.2.1"), false),
                        new ProposedContext(CT.sopClassUid(), List.of("1.2"), false));
    }

    @Test
    void proposesWhatSeveralFormsHaveInCommonOnce() {
        StorageForm other = new StorageForm(CT.sopClassUid(), List.of("1.2", "1.2.1"));

        Map<StorageForm, AssociationOffer> offers = CStoreScu.offers(List.of(CT, other, CT));

        assertThat(offers.keySet()).containsExactly(CT, other);
        assertThat(offers.get(CT)).isEqualTo(offers.get(other));
        assertThat(offers.get(CT).contexts()).hasSize(2);
    }

    @Test
    void takesFurtherAssociationsWhenOneIsFull() {
        List<StorageForm> forms = IntStream.range(0, 100)
                .mapToObj(i -> new StorageForm("1.2.3." + i, List.of("1.2.1", "1.2")))
                .toList();

        Map<StorageForm, AssociationOffer> offers = CStoreScu.offers(forms);

        assertThat(offers).hasSize(100);
        assertThat(offers.values().stream()
                        .distinct()
                        .map(offer -> offer.contexts().size()))
                .containsExactly(128, 72);
        assertThat(forms)
                .allSatisfy(form -> assertThat(offers.get(form).contexts())
                        .contains(new ProposedContext(form.sopClassUid(), List.of("1.2"), false)));
    }

    @Test
    void proposesNothingForNothing() {
        assertThat(CStoreScu.offers(List.of())).isEmpty();
    }
}

package org.niffler.dicom.net.scu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.niffler.dicom.net.AssociationOffer;
import org.niffler.dicom.net.ProposedContext;

class StorageContextsTest {

    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final List<String> UNCOMPRESSED = List.of("1.2.840.10008.1.2.1", "1.2.840.10008.1.2");

    @Test
    void proposesAContextForEachTransferSyntaxOfAFewSopClasses() {
        List<ProposedContext> contexts = storage(CGetScu.offer(List.of(CT)));

        assertThat(contexts).allSatisfy(context -> {
            assertThat(context.sopClassUid()).isEqualTo(CT);
            assertThat(context.transferSyntaxUids()).hasSize(1);
        });
        assertThat(contexts.stream().map(context -> context.transferSyntaxUids().get(0)))
                .startsWith("1.2.840.10008.1.2.1", "1.2.840.10008.1.2")
                .contains(
                        "1.2.840.10008.1.2.5",
                        "1.2.840.10008.1.2.4.50",
                        "1.2.840.10008.1.2.4.70",
                        "1.2.840.10008.1.2.4.80",
                        "1.2.840.10008.1.2.4.90",
                        "1.2.840.10008.1.2.4.201",
                        "1.2.840.10008.1.2.4.102")
                .doesNotHaveDuplicates();
    }

    @Test
    void fillsAnAssociationWithTheSopClassesInMostUse() {
        AssociationOffer offer = CGetScu.offer();

        assertThat(offer.contexts()).hasSize(AssociationOffer.MAX_CONTEXTS);
        assertThat(storage(offer).stream().map(ProposedContext::sopClassUid).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Set.copyOf(StorageSopClasses.MOST_USED));
        assertThat(storage(offer).stream()
                        .filter(context -> context.sopClassUid().equals(CT)))
                .as("CT comes uncompressed or compressed")
                .hasSize(2);
    }

    @Test
    void proposesEveryPeersTransferSyntaxesForASopClassThatHasOneContext() {
        assertThat(storage(CGetScu.offer(numbered(123))))
                .hasSize(123)
                .allSatisfy(context -> assertThat(context.transferSyntaxUids()).isEqualTo(UNCOMPRESSED));
    }

    @Test
    void givesTheRoomThatRemainsToTheFirstSopClasses() {
        List<ProposedContext> contexts = storage(CGetScu.offer(numbered(100)));

        assertThat(contexts).hasSize(123);
        assertThat(contexts.stream().map(ProposedContext::sopClassUid).limit(4))
                .containsExactly("2.25.1", "2.25.1", "2.25.2", "2.25.2");
    }

    @Test
    void proposesOneContextWithAllTransferSyntaxesForPeersThatSeeOneOnly() {
        assertThat(storage(CGetScu.offerOfOneContextEach(List.of(CT))))
                .singleElement()
                .satisfies(context -> assertThat(context.transferSyntaxUids())
                        .startsWith("1.2.840.10008.1.2.1", "1.2.840.10008.1.2")
                        .hasSizeGreaterThan(20));
        assertThat(storage(CGetScu.offerOfOneContextEach(List.of()))).hasSameSizeAs(StorageSopClasses.MOST_USED);
    }

    @Test
    void countsASopClassThatIsNamedTwiceOnce() {
        assertThat(CGetScu.offer(List.of(CT, CT))).isEqualTo(CGetScu.offer(List.of(CT)));
    }

    @Test
    void saysWhenThereIsNoRoomForAllSopClasses() {
        assertThatThrownBy(() -> CGetScu.offer(numbered(124)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "an association has room for 123 storage SOP classes, not for 124; retrieve series by series");
    }

    private static List<String> numbered(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "2.25." + i).toList();
    }

    private static List<ProposedContext> storage(AssociationOffer offer) {
        return offer.contexts().stream().filter(ProposedContext::receiving).toList();
    }
}

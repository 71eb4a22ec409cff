package org.niffler.meta.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.niffler.meta.series.InstanceChoice;
import org.niffler.meta.state.SeriesRecords.Processed;

class CleaningPlanTest {

    private static final Instant NOW = Instant.parse("2024-05-06T23:59:00Z");
    private static final Duration QUIET = Duration.ofSeconds(60);
    private static final RetentionPolicy EVERYTHING = new RetentionPolicy.Everything();

    @Test
    void deletesEveryExtractedSeriesTheOldestFirst() {
        CleaningPlan plan = plan(EVERYTHING, series("b", 30), series("c", 20), series("a", 40));

        assertThat(folders(plan.deleted())).containsExactly("a", "b", "c");
        assertThat(plan.kept()).isEmpty();
    }

    @Test
    void keepsASeriesThatIsStillArriving() {
        assertThat(reason(new Candidate(processed("a", 30), true, false, false, content(30))))
                .contains(KeepReason.ARRIVING);
    }

    @Test
    void keepsASeriesThatIsQueued() {
        assertThat(reason(new Candidate(processed("a", 30), false, true, false, content(30))))
                .contains(KeepReason.QUEUED);
    }

    @Test
    void keepsASeriesThatIsLeased() {
        assertThat(reason(new Candidate(processed("a", 30), false, false, true, content(30))))
                .contains(KeepReason.LEASED);
    }

    @Test
    void keepsASeriesWithFilesThatAreNewerThanTheirExtraction() {
        CleaningRules rules = new CleaningRules(EVERYTHING, QUIET, InstanceChoice.ALL);

        assertThat(rules.reasonToKeep(candidate(processed("a", 30), content(29)), NOW))
                .contains(KeepReason.CHANGED);
        assertThat(rules.reasonToKeep(candidate(processed("a", 30), content(30)), NOW))
                .isEmpty();
    }

    @Test
    void letsASeriesGoOfWhichOnlyTheFirstInstanceIsExtractedBeforeTheOthersCome() {
        assertThat(reason(candidate(processed("a", 30), content(29)))).isEmpty();
    }

    @Test
    void keepsASeriesUntilItIsQuiet() {
        Processed justNow = new Processed("a", "1.2.3", 3, NOW);

        assertThat(reason(candidate(justNow, changedBefore(QUIET.minusMillis(1)))))
                .contains(KeepReason.NOT_QUIET);
        assertThat(reason(candidate(justNow, changedBefore(QUIET)))).isEmpty();
    }

    @Test
    void keepsASeriesIntoWhichOldFilesWereJustCopied() {
        Instant copied = NOW.minus(QUIET).plusMillis(1);
        FolderContent content = new FolderContent(3, 300, NOW.minus(Duration.ofDays(1000)), copied);

        assertThat(reason(candidate(processed("a", 30), Optional.of(content)))).contains(KeepReason.NOT_QUIET);
    }

    @ParameterizedTest
    @EnumSource(names = {"ALL", "FIRST_MIDDLE_LAST"})
    void keepsASeriesThatHoldsOtherFilesThanWereExtracted(InstanceChoice choice) {
        assertThat(reason(choice, files(2))).contains(KeepReason.INSTANCES_DIFFER);
        assertThat(reason(choice, files(3))).isEmpty();
        assertThat(reason(choice, files(4))).contains(KeepReason.INSTANCES_DIFFER);
    }

    @Test
    void doesNotCountTheFilesWhenOnlyTheFirstIsExtracted() {
        assertThat(reason(InstanceChoice.FIRST, files(2))).isEmpty();
        assertThat(reason(InstanceChoice.FIRST, files(4))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void letsASeriesGoThatHasNoFilesWhateverItsAge(InstanceChoice choice) {
        CleaningRules rules = new CleaningRules(new RetentionPolicy.KeepDays(90), QUIET, choice);

        assertThat(rules.reasonToKeep(candidate(processed("a", 0), Optional.of(FolderContent.NONE)), NOW))
                .isEmpty();
    }

    @Test
    void keepsSeriesOfTheLastDays() {
        CleaningPlan plan = plan(new RetentionPolicy.KeepDays(30), series("a", 29), series("b", 30), series("c", 31));

        assertThat(folders(plan.deleted())).containsExactly("c", "b");
        assertThat(plan.kept()).containsExactly(new CleaningPlan.Kept(series("a", 29), KeepReason.YOUNG));
    }

    @Test
    void countsTheDaysFromTheExtractionIfTheFilesAreOlder() {
        CleaningPlan plan = plan(new RetentionPolicy.KeepDays(30), candidate(processed("a", 29), content(1000)));

        assertThat(plan.kept()).extracting(CleaningPlan.Kept::reason).containsExactly(KeepReason.YOUNG);
    }

    @Test
    void deletesTheOldestUntilTheRestIsWithinTheLimit() {
        RetentionPolicy limit = new RetentionPolicy.MaxStorage(700);

        CleaningPlan plan = planFor(1200, limit, series("a", 10), series("b", 30), series("c", 20));

        assertThat(folders(plan.deleted())).containsExactly("b", "c");
        assertThat(plan.kept()).containsExactly(new CleaningPlan.Kept(series("a", 10), KeepReason.WITHIN_LIMIT));
    }

    @Test
    void deletesNothingWhileTheStorageIsWithinItsLimit() {
        RetentionPolicy limit = new RetentionPolicy.MaxStorage(700);

        assertThat(planFor(700, limit, series("a", 10)).deleted()).isEmpty();
        assertThat(planFor(701, limit, series("a", 10)).deleted()).hasSize(1);
    }

    @Test
    void deletesAllThatIsFreeIfEvenThatIsNotEnough() {
        Candidate leased = new Candidate(processed("a", 90), false, false, true, Optional.empty());

        CleaningPlan plan = planFor(1200, new RetentionPolicy.MaxStorage(0), series("b", 20), leased);

        assertThat(folders(plan.deleted())).containsExactly("b");
        assertThat(plan.kept()).containsExactly(new CleaningPlan.Kept(leased, KeepReason.LEASED));
    }

    @Test
    void takesNoNegativeLimits() {
        assertThatThrownBy(() -> new RetentionPolicy.KeepDays(-1))
                .hasMessage("days to keep series must not be negative: -1");
        assertThatThrownBy(() -> new RetentionPolicy.MaxStorage(-1))
                .hasMessage("the largest storage must not be negative: -1");
    }

    private static CleaningPlan plan(RetentionPolicy policy, Candidate... candidates) {
        return planFor(0, policy, candidates);
    }

    private static CleaningPlan planFor(long storedBytes, RetentionPolicy policy, Candidate... candidates) {
        CleaningRules rules = new CleaningRules(policy, QUIET, InstanceChoice.FIRST);
        return CleaningPlan.of(List.of(candidates), rules, storedBytes, NOW);
    }

    private static Optional<KeepReason> reason(Candidate candidate) {
        return new CleaningRules(EVERYTHING, QUIET, InstanceChoice.FIRST).reasonToKeep(candidate, NOW);
    }

    private static Optional<KeepReason> reason(InstanceChoice choice, FolderContent content) {
        return new CleaningRules(EVERYTHING, QUIET, choice)
                .reasonToKeep(candidate(processed("a", 30), Optional.of(content)), NOW);
    }

    private static List<String> folders(List<Candidate> candidates) {
        return candidates.stream()
                .map(candidate -> candidate.processed().folder())
                .toList();
    }

    /** Of 300 bytes. */
    private static Candidate series(String folder, int daysAgo) {
        return candidate(processed(folder, daysAgo), content(daysAgo));
    }

    private static Candidate candidate(Processed processed, Optional<FolderContent> content) {
        return new Candidate(processed, false, false, false, content);
    }

    private static Processed processed(String folder, int daysAgo) {
        return new Processed(folder, "1.2.3", 3, NOW.minus(Duration.ofDays(daysAgo)));
    }

    private static Optional<FolderContent> content(int daysAgo) {
        return changedBefore(Duration.ofDays(daysAgo));
    }

    private static Optional<FolderContent> changedBefore(Duration duration) {
        Instant changed = NOW.minus(duration);
        return Optional.of(new FolderContent(3, 300, changed, changed));
    }

    private static FolderContent files(int count) {
        Instant changed = NOW.minus(Duration.ofDays(30));
        return new FolderContent(count, 100L * count, changed, changed);
    }
}

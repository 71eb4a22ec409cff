package org.niffler.workflow.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.niffler.dicom.AeAddress;
import org.niffler.dicom.DimseStatus;
import org.niffler.dicom.UidNames;
import org.niffler.dicom.file.EncodedInstance;
import org.niffler.dicom.net.scu.StoreOutcome;

/** Counts what became of the instances of a delivery, and says it in one line, without identity. */
final class DeliveryCount {

    private final AeAddress destination;
    private final int all;
    private final Map<String, Integer> warnings = new TreeMap<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private final Map<String, Integer> unaccepted = new TreeMap<>();
    private int damaged;
    private int stored;

    /** @param damaged how many of all are not tried, because their files are damaged */
    DeliveryCount(AeAddress destination, int all, int damaged) {
        this.destination = destination;
        this.all = all;
        this.damaged = damaged;
    }

    void add(EncodedInstance instance, StoreOutcome outcome) {
        if (outcome instanceof StoreOutcome.Stored taken) {
            stored++;
            if (!taken.status().isSuccess()) {
                warnings.merge(code(taken.status()), 1, Integer::sum);
            }
        } else if (outcome instanceof StoreOutcome.Refused refused) {
            refusals.merge(code(refused.status()), 1, Integer::sum);
        } else if (outcome instanceof StoreOutcome.NotAccepted) {
            String form = UidNames.of(instance.sopClassUid()) + " in " + UidNames.of(instance.transferSyntaxUid());
            unaccepted.merge(form, 1, Integer::sum);
        }
    }

    /** One more that is only found to be damaged when it is to be sent. */
    void addDamaged() {
        damaged++;
    }

    /** As the standard writes it: {@code A700H}. */
    private static String code(DimseStatus status) {
        return String.format("%04XH", status.code());
    }

    boolean isComplete() {
        return stored == all;
    }

    /** What the destination found to remark on what it took; empty if nothing. */
    Optional<String> warnings() {
        return warnings.isEmpty()
                ? Optional.empty()
                : Optional.of(of(warnings) + " stored with a warning by " + destination + ": " + list(warnings));
    }

    /** How far it has come. */
    String progress() {
        return stored + " of " + all + " instances were stored by " + destination;
    }

    /** Why it is not complete. */
    String reason() {
        List<String> parts = new ArrayList<>();
        if (!refusals.isEmpty()) {
            parts.add(of(refusals) + " refused by " + destination + ": " + list(refusals));
        }
        if (!unaccepted.isEmpty()) {
            parts.add(of(unaccepted) + " not accepted by " + destination + ": " + list(unaccepted));
        }
        if (damaged > 0) {
            parts.add(of(damaged) + " not sent: the file is damaged, or does not say which instance it is");
        }
        int untried = all - stored - damaged - sum(refusals) - sum(unaccepted);
        if (untried > 0) {
            parts.add(of(untried) + " not tried");
        }
        return String.join("; ", parts);
    }

    /** The same after what has broken it off. */
    String reason(String end) {
        return end + "; " + progress();
    }

    private String of(Map<String, Integer> counts) {
        return of(sum(counts));
    }

    private String of(int count) {
        return "%d of %d instances %s".formatted(count, all, count == 1 ? "was" : "were");
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String list(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
    }
}

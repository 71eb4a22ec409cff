package org.niffler.testkit.peer;

import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Reads {@link NeedsPeer} for JUnit. */
final class NeedsPeerCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return context.getElement()
                .map(element -> element.getAnnotation(NeedsPeer.class))
                .map(needs -> PeerPrograms.ofThisMachine().decide(List.of(needs.value())))
                .orElseGet(() -> ConditionEvaluationResult.enabled("No peer needed"));
    }
}

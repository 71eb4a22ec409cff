package org.niffler.workflow.run;

import java.io.IOException;
import org.niffler.workflow.WorkInput;
import org.niffler.workflow.Workflow;
import org.niffler.workflow.input.InputPreparation;
import org.niffler.workflow.input.ShownUnit;

/**
 * What a unit is called in the output of a workflow: by the UID that its input has.
 *
 * @param unit as a path component
 * @param origin tells places apart without telling them
 */
record OutputName(String unit, String origin) {

    private static final int ORIGIN_DIGITS = 12;

    /** @throws IOException if the input is without identity, and the key of the pseudonyms cannot be had */
    static OutputName of(Workflow workflow, RunUnit unit, InputPreparation inputs) throws IOException {
        if (workflow.input() instanceof WorkInput.Dicom) {
            return new OutputName(RunNames.unit(unit), origin(RunNames.hash(unit.place())));
        }
        ShownUnit shown = inputs.shown(workflow, RunNames.uid(unit), unit.place());
        return new OutputName(RunNames.component(shown.uid(), shown.place()), origin(shown.place()));
    }

    private static String origin(String place) {
        return place.substring(0, ORIGIN_DIGITS);
    }
}

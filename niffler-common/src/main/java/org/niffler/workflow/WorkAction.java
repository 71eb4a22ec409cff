package org.niffler.workflow;

import java.util.List;
import java.util.Optional;
import org.niffler.dicom.AeAddress;

/** What a run does with its input. */
public sealed interface WorkAction {

    /**
     * Starts a program, never a shell line.
     *
     * @param arguments the program and its arguments, in which the {@link Placeholder}s are replaced
     */
    record Command(List<String> arguments) implements WorkAction {
        public Command {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * Starts a container, which sees its input read-only and nothing else of this machine but its output.
     *
     * @param arguments of the image's entry point, in which the placeholders are replaced by paths in the container
     * @param network as the runtime names it; {@code none} unless a site says otherwise
     * @param gpus which it may use, such as {@code all}; empty means none
     */
    record Container(
            ContainerRuntime runtime, String image, List<String> arguments, String network, Optional<String> gpus)
            implements WorkAction {
        public Container {
            arguments = List.copyOf(arguments);
        }
    }

    /** Sends the DICOM files on to another AE by C-STORE. */
    record Forward(AeAddress destination) implements WorkAction {}
}

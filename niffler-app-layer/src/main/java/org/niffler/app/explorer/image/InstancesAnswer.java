package org.niffler.app.explorer.image;

import java.util.List;

/** What the API says of the instances of a series, a page of them; what may be missing is null. */
record InstancesAnswer(int total, int page, int size, List<Instance> instances) {

    /** One of them. */
    record Instance(String ref, Integer number, int frames, Integer rows, Integer columns, String held) {

        static Instance of(String ref, ListedInstance listed) {
            return new Instance(
                    ref,
                    listed.number().isPresent() ? listed.number().getAsInt() : null,
                    listed.frames(),
                    listed.rows().isPresent() ? listed.rows().getAsInt() : null,
                    listed.columns().isPresent() ? listed.columns().getAsInt() : null,
                    listed.held().orElse(null));
        }
    }
}

package org.niffler.dicom.net;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.niffler.dicom.AeTitle;

/**
 * Who may open an association with us.
 *
 * @param callingAets these AE titles only; empty means any
 * @param hosts from these hosts only; empty means any
 * @param mostAssociations at once
 */
public record Admission(Set<AeTitle> callingAets, List<HostRange> hosts, int mostAssociations) {

    /** Anybody, as far as the system has threads for them. */
    public static final Admission ANYBODY = new Admission(Set.of(), List.of(), Integer.MAX_VALUE);

    public Admission {
        callingAets = Set.copyOf(callingAets);
        hosts = List.copyOf(hosts);
    }

    boolean admitsTitle(String callingAet) {
        return callingAets.isEmpty()
                || callingAets.stream().anyMatch(title -> title.value().equals(callingAet.strip()));
    }

    /** Whether a connection from there is accepted at all. */
    public boolean admits(InetAddress host) {
        return hosts.isEmpty() || hosts.stream().anyMatch(range -> range.contains(host));
    }
}

package org.niffler.dicom.net;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.aoju.bus.image.metric.internal.pdu.AAbort;
import org.aoju.bus.image.metric.internal.pdu.AAssociateRJ;
import org.niffler.dicom.AeAddress;
import org.niffler.dicom.AeTitle;
import org.niffler.dicom.NetworkSettings;
import org.niffler.dicom.net.UnreachableException.Reason;

/** Turns what goes wrong while an association is opened into words that tell an administrator where to look. */
final class ConnectFailures {

    private final AeAddress peer;
    private final AeTitle callingAet;
    private final NetworkSettings settings;
    private final boolean tls;

    ConnectFailures(AeAddress peer, AeTitle callingAet, NetworkSettings settings, boolean tls) {
        this.peer = peer;
        this.callingAet = callingAet;
        this.settings = settings;
        this.tls = tls;
    }

    /** @param elapsed since the attempt began; tells our own time-out from a peer's abort, which look alike */
    UnreachableException explain(IOException cause, Duration elapsed) {
        if (cause instanceof AAssociateRJ rejection) {
            return rejected(rejection);
        }
        if (cause instanceof SSLException handshake) {
            return failure(Reason.TLS, TlsFailures.explain(handshake), cause);
        }
        if (cause instanceof UnknownHostException) {
            return failure(Reason.UNKNOWN_HOST, "host '" + peer.host() + "' is unknown; check the name and DNS", cause);
        }
        if (cause instanceof NoRouteToHostException) {
            return failure(
                    Reason.NO_ROUTE, "no route to the host; check the address, the network and firewalls", cause);
        }
        if (cause instanceof SocketTimeoutException) {
            return failure(
                    Reason.TIMEOUT,
                    "no TCP connection within " + NetworkSettings.inSeconds(settings.connectTimeout())
                            + "; check the address, and whether a firewall drops packets to port " + peer.port(),
                    cause);
        }
        if (cause instanceof ConnectException) {
            return failure(
                    Reason.CONNECTION_REFUSED,
                    "connection refused; nothing listens on port " + peer.port() + " there, or a firewall refuses it",
                    cause);
        }
        if (cause instanceof AAbort abort) {
            return aborted(abort, elapsed);
        }
        if (tls) {
            return failure(Reason.TLS, TlsFailures.AFTER_HANDSHAKE, cause);
        }
        return failure(
                Reason.NETWORK,
                "the connection broke while the association was being opened; is port " + peer.port()
                        + " a DICOM port (with or without TLS as we do)?",
                cause);
    }

    private UnreachableException aborted(AAbort cause, Duration elapsed) {
        Duration limit = settings.acceptTimeout();
        if (!limit.isZero() && elapsed.compareTo(limit) >= 0) {
            return failure(
                    Reason.TIMEOUT,
                    "no answer to the association request within " + NetworkSettings.inSeconds(limit)
                            + "; is it a DICOM port, and is the PACS alive?",
                    cause);
        }
        if (cause.getSource() == AAbort.UL_SERIVE_PROVIDER) {
            // PS3.8 9.3.8: one of the two could not make sense of a PDU.
            return failure(
                    Reason.ABORTED,
                    "what answers there does not speak DICOM as we do; is " + peer.port() + " a DICOM port?",
                    cause);
        }
        return failure(Reason.ABORTED, "the peer aborted while the association was being opened", cause);
    }

    /** PS3.8 table 9-21. */
    private UnreachableException rejected(AAssociateRJ rejection) {
        boolean transientRejection = rejection.getResult() == AAssociateRJ.RESULT_REJECTED_TRANSIENT;
        boolean byUser = rejection.getSource() == AAssociateRJ.SOURCE_SERVICE_USER;
        if (byUser && rejection.getReason() == AAssociateRJ.REASON_CALLING_AET_NOT_RECOGNIZED) {
            return new UnreachableException(
                    peer,
                    Reason.CALLING_AE_REFUSED,
                    "association rejected: it does not know our AE title " + callingAet
                            + "; ask the PACS administrator to add it (QueryAet in system.json)",
                    transientRejection,
                    rejection);
        }
        if (byUser && rejection.getReason() == AAssociateRJ.REASON_CALLED_AET_NOT_RECOGNIZED) {
            return new UnreachableException(
                    peer,
                    Reason.CALLED_AE_REFUSED,
                    "association rejected: it is not called " + peer.title()
                            + "; correct the AE title (SrcAet in system.json)",
                    transientRejection,
                    rejection);
        }
        return new UnreachableException(
                peer,
                Reason.REJECTED,
                "association rejected " + (transientRejection ? "for now" : "permanently") + ": " + words(rejection),
                transientRejection,
                rejection);
    }

    private static String words(AAssociateRJ rejection) {
        return switch (rejection.getSource() * 10 + rejection.getReason()) {
            case 12 -> "application context name not supported";
            case 22 -> "protocol version not supported";
            case 31 -> "temporary congestion";
            case 32 -> "its limit of associations is exceeded";
            case 11, 21 -> "no reason given";
            default -> "source " + rejection.getSource() + ", reason " + rejection.getReason();
        };
    }

    private UnreachableException failure(Reason reason, String explanation, IOException cause) {
        return new UnreachableException(peer, reason, explanation, cause);
    }
}

package org.niffler.dicom.net;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.niffler.dicom.TlsSettings;

/** Puts TLS on connections, above our own sockets, so that what those do for speed is still done. */
final class TlsSockets {

    private final TlsSettings settings;
    private final SSLContext context;
    private final int handshakeMillis;

    private TlsSockets(TlsSettings settings, SSLContext context, Duration handshakeTimeout) {
        this.settings = settings;
        this.context = context;
        this.handshakeMillis = (int) Math.min(handshakeTimeout.toMillis(), Integer.MAX_VALUE);
    }

    /** @param handshakeTimeout for each message of a handshake; zero means none */
    static Optional<TlsSockets> load(Optional<TlsSettings> settings, Duration handshakeTimeout)
            throws TlsSettingsException {
        return settings.isPresent() ? Optional.of(load(settings.get(), handshakeTimeout)) : Optional.empty();
    }

    private static TlsSockets load(TlsSettings settings, Duration handshakeTimeout) throws TlsSettingsException {
        KeyManager[] keys = settings.keyStore().isPresent()
                ? KeyStores.keys(settings.keyStore().get())
                : null;
        TrustManager[] certificates = settings.trustStore().isPresent()
                ? KeyStores.certificates(settings.trustStore().get())
                : null;
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, certificates, null);
            return new TlsSockets(settings, context, handshakeTimeout);
        } catch (GeneralSecurityException e) {
            throw new TlsSettingsException("TLS cannot be used in this Java runtime: " + e.getMessage(), e);
        }
    }

    /** Whether we have a certificate to show to those who connect to us. */
    boolean canAccept() {
        return settings.keyStore().isPresent();
    }

    /**
     * TLS on a connection that we opened.
     *
     * @throws SSLHandshakeException if we and the peer do not come to an agreement; the connection is to be closed then
     */
    SSLSocket opened(Socket connected, String host, int port) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(connected, host, port, true);
        if (settings.verifyHostName()) {
            SSLParameters parameters = socket.getSSLParameters();
            // The rules of RFC 2818 for names in certificates, which PS3.15 has none of its own for.
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
        }
        return shakeHands(socket);
    }

    /** TLS on a connection that a peer opened, with what it throws as for {@link #opened}. */
    SSLSocket accepted(Socket connected) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory()
                .createSocket(connected, connected.getInetAddress().getHostAddress(), connected.getPort(), true);
        socket.setUseClientMode(false);
        socket.setNeedClientAuth(settings.clientAuthentication());
        return shakeHands(socket);
    }

    private SSLSocket shakeHands(SSLSocket socket) throws IOException {
        socket.setEnabledProtocols(settings.protocols().toArray(String[]::new));
        int timeout = socket.getSoTimeout();
        socket.setSoTimeout(handshakeMillis);
        try {
            socket.startHandshake();
            checkDates(socket);
        } catch (SSLHandshakeException e) {
            throw e;
        } catch (IOException e) {
            throw failure(e);
        }
        socket.setSoTimeout(timeout);
        return socket;
    }

    /** Java does not look at the dates of a certificate that stands in the trust store itself. */
    private static void checkDates(SSLSocket socket) throws IOException {
        try {
            for (Certificate certificate : socket.getSession().getPeerCertificates()) {
                if (certificate instanceof X509Certificate dated) {
                    dated.checkValidity();
                }
            }
        } catch (SSLPeerUnverifiedException anonymous) {
            // Who connects to us need not show a certificate, unless clientAuthentication asks for one.
            return;
        } catch (CertificateException e) {
            throw failure(e);
        }
    }

    private static SSLHandshakeException failure(Exception cause) {
        SSLHandshakeException failure = new SSLHandshakeException(cause.getMessage());
        failure.initCause(cause);
        return failure;
    }
}

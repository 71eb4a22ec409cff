package org.niffler.dicom.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import org.aoju.bus.core.exception.InternalException;
import org.aoju.bus.image.Device;
import org.aoju.bus.image.metric.ApplicationEntity;
import org.aoju.bus.image.metric.Association;
import org.aoju.bus.image.metric.Connection;
import org.aoju.bus.image.metric.internal.pdu.AAssociateRQ;
import org.aoju.bus.image.metric.internal.pdu.IdentityRQ;
import org.niffler.dicom.AeAddress;
import org.niffler.dicom.AeTitle;
import org.niffler.dicom.Implementation;
import org.niffler.dicom.NetworkSettings;
import org.niffler.dicom.SecuritySettings;
import org.niffler.dicom.UserIdentity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our side of every association: one AE title with its threads, timers and network settings. It opens associations
 * through an {@link AssociationPool} and accepts them through {@code StorageScp}; several nodes may live in one process.
 */
public final class DicomNode implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DicomNode.class);

    private static final int CLOSING_SECONDS = 4;

    private static final Duration ABORT_PATIENCE = Duration.ofSeconds(1);

    private final AeTitle title;
    private final NetworkSettings settings;
    private final ExecutorService threads;
    private final ScheduledThreadPoolExecutor timers;
    private final Optional<UserIdentity> identity;
    private final Optional<TlsSockets> tls;
    private final Device device = new Device("niffler");
    private final Connection connection;
    private final ApplicationEntity applicationEntity;
    private final Door door = new Door();

    /** A node that speaks without TLS and says no more of itself than its AE title. */
    public DicomNode(AeTitle title, NetworkSettings settings) {
        this(title, settings, Optional.empty(), Optional.empty());
    }

    /** @throws TlsSettingsException if a key store or trust store cannot be used; the message says what to do */
    public DicomNode(AeTitle title, NetworkSettings settings, SecuritySettings security) throws TlsSettingsException {
        this(title, settings, security.identity(), TlsSockets.load(security.tls(), settings.acceptTimeout()));
    }

    private DicomNode(
            AeTitle title, NetworkSettings settings, Optional<UserIdentity> identity, Optional<TlsSockets> tls) {
        this.title = title;
        this.settings = settings;
        this.identity = identity;
        this.tls = tls;
        this.threads = Executors.newCachedThreadPool(named(title + "-association-"));
        this.timers = new ScheduledThreadPoolExecutor(1, named(title + "-timer-"));
        // Every DIMSE message starts and cancels a timer; without this they stay in the queue until they would expire.
        timers.setRemoveOnCancelPolicy(true);
        // A timer that becomes the first of the queue wakes the timer thread, twice for every small instance; behind
        // one
        // that is always due sooner it does not. See docs/benchmarks.md.
        timers.scheduleWithFixedDelay(() -> {}, 1, 1, TimeUnit.SECONDS);
        this.connection = new NodeEnd(settings);
        this.applicationEntity = new ApplicationEntity(title.value());
        applicationEntity.setAssociationAcceptor(true);
        applicationEntity.setAssociationInitiator(true);
        device.setExecutor(threads);
        device.setScheduledExecutor(timers);
        device.setAssociationHandler(door);
        device.addConnection(connection);
        device.addApplicationEntity(applicationEntity);
        applicationEntity.addConnection(connection);
    }

    public AeTitle title() {
        return title;
    }

    public NetworkSettings settings() {
        return settings;
    }

    /** For the acceptor: what it offers to its peers, and who handles it. Calls to another AE title are rejected. */
    public ApplicationEntity applicationEntity() {
        return applicationEntity;
    }

    /** Sets who may open associations with us, and who is told of them; to be called before anybody listens. */
    public void admit(Admission admission, AssociationWatch watch) {
        door.set(admission, watch);
    }

    /** For the acceptor: whether a connection from this host is accepted; if not, the watch has been told. */
    public boolean admits(InetAddress host) {
        return door.admits(host);
    }

    /** For the acceptor: the local end that accepted associations belong to. */
    public Connection connection() {
        return connection;
    }

    /** For the acceptor: runs a task on this node's threads. */
    public void execute(Runnable task) {
        threads.execute(task);
    }

    /** Runs a task once, later; for the release of idle associations. */
    ScheduledFuture<?> schedule(Runnable task, Duration delay) {
        return timers.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Aborts an association, whatever its peer does: an A-ABORT has to wait for a PDU that is being written, which takes for
     * ever if the peer does not read. Returns at once, for it is called by the timer.
     */
    void abort(OpenAssociation association) {
        execute(association.association()::abort);
        schedule(association::hangUp, ABORT_PATIENCE);
    }

    /**
     * Opens an association.
     *
     * @throws UnreachableException if the peer cannot be reached or does not accept; the message says what to look at
     * @throws InterruptedException if the thread is interrupted while it waits for the peer
     */
    OpenAssociation open(AeAddress peer, AssociationOffer offer) throws UnreachableException, InterruptedException {
        PeerEnd remote = new PeerEnd(peer, tls);
        long start = System.nanoTime();
        try {
            Association association = applicationEntity.connect(connection, remote, request(peer, offer));
            LOG.debug("{} association opened", association);
            return new OpenAssociation(association, offer, remote.transport());
        } catch (IOException e) {
            throw failures(peer).explain(e, Duration.ofNanos(System.nanoTime() - start));
        } catch (InternalException | GeneralSecurityException e) {
            throw failures(peer).explain(new IOException(e), Duration.ZERO);
        }
    }

    private ConnectFailures failures(AeAddress peer) {
        return new ConnectFailures(peer, title, settings, tls.isPresent());
    }

    private AAssociateRQ request(AeAddress peer, AssociationOffer offer) {
        AAssociateRQ request = new AAssociateRQ();
        request.setCallingAET(title.value());
        request.setCalledAET(peer.title().value());
        request.setImplVersionName(Implementation.VERSION_NAME);
        request.setImplClassUID(Implementation.CLASS_UID);
        identity.map(DicomNode::item).ifPresent(request::setIdentityRQ);
        offer.addTo(request);
        return request;
    }

    /** PS3.7 D.3.3.7.1: type 1 or 2, no positive response requested; a peer that does not accept it rejects. */
    private static IdentityRQ item(UserIdentity user) {
        return user.password().isPresent()
                ? new IdentityRQ(
                        IdentityRQ.USERNAME_PASSCODE,
                        false,
                        user.user().getBytes(StandardCharsets.UTF_8),
                        user.password().get().getBytes(StandardCharsets.UTF_8))
                : new IdentityRQ(user.user(), false);
    }

    /**
     * A listening socket with the options that our peers' speed needs.
     *
     * @throws IOException if the address cannot be bound, or we have no certificate although we speak TLS
     */
    public ServerSocket listen(InetSocketAddress address) throws IOException {
        if (tls.isPresent() && !tls.get().canAccept()) {
            throw new TlsSettingsException(
                    "To accept connections with TLS we need a certificate of our own; name a key store (TlsKeyStore)",
                    null);
        }
        ServerSocket socket = LowLatencySocket.listening();
        try {
            socket.bind(address);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * What is to be read from and written to on a connection that was accepted: the socket itself, or TLS on it, for
     * which this waits until the peer has shaken hands.
     *
     * @throws IOException if there is no TLS connection with the peer; the message says why
     */
    public Socket secure(Socket accepted) throws IOException {
        if (tls.isEmpty()) {
            return accepted;
        }
        try {
            return tls.get().accepted(accepted);
        } catch (SSLException e) {
            throw new IOException(TlsFailures.explain(e), e);
        }
    }

    /**
     * Ends everything that this node still has open; associations that were not released are aborted. When it returns,
     * no thread of this node does anything any more, unless one is stuck.
     */
    @Override
    public void close() {
        for (Association association : device.listOpenAssociations()) {
            if (association.isReadyForDataTransfer()) {
                association.abort();
            } else {
                hangUp(association);
            }
        }
        threads.shutdown();
        timers.shutdownNow();
        try {
            threads.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Its peer has not said what it wants, and the timer that would end this ends now, too. */
    private static void hangUp(Association association) {
        try {
            association.getSocket().close();
        } catch (IOException e) {
            LOG.debug("a connection could not be closed: {}", e.getMessage());
        }
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}

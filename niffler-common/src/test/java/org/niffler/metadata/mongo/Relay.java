package org.niffler.metadata.mongo;

import static org.awaitility.Awaitility.await;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.niffler.metadata.mongo.embedded.Access;

/** A port that leads to a server, and is closed and opened again: to its clients the server is gone, and comes back. */
final class Relay implements Closeable {

    private final Access server;
    private final List<Closeable> open = new CopyOnWriteArrayList<>();
    private int port;

    Relay(Access server) throws IOException {
        this.server = server;
        start();
    }

    String uri() {
        return "%s:%s@%s:%d/?authMechanism=PLAIN&authSource=$external"
                .formatted(Access.USER, server.password(), Access.HOST, port);
    }

    void start() throws IOException {
        // A connection of somebody else may have got the port meanwhile, for as long as it lasts.
        ServerSocket listening = await().atMost(10, TimeUnit.SECONDS)
                .ignoreException(BindException.class)
                .until(this::listen, socket -> true);
        port = listening.getLocalPort();
        open.add(listening);
        run(() -> {
            while (true) {
                join(listening.accept());
            }
        });
    }

    private ServerSocket listen() throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(Access.HOST), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private void join(Socket client) throws IOException {
        Socket target = new Socket(Access.HOST, server.port());
        open.add(client);
        open.add(target);
        run(() -> copy(client.getInputStream(), target.getOutputStream()));
        run(() -> copy(target.getInputStream(), client.getOutputStream()));
    }

    private static void copy(InputStream from, OutputStream to) throws IOException {
        from.transferTo(to);
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void run(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                return;
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    void stop() throws IOException {
        for (Closeable socket : open) {
            socket.close();
        }
        open.clear();
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}

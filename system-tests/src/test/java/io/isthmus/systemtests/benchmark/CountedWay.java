package io.isthmus.systemtests.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** A way to a directory that counts what passes: connections, pieces of a request, bytes there and back. */
final class CountedWay implements AutoCloseable {

    private static final int PIECE = 64 * 1024;

    private final ServerSocket server;
    private final int behind;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicLong connections = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    /** What has passed so far; a request is what the client wrote at once, so pipelined ones count as one. */
    record Passed(long connections, long requests, long bytes) {

        Passed since(Passed before) {
            return new Passed(connections - before.connections, requests - before.requests, bytes - before.bytes);
        }
    }

    CountedWay(String url) {
        try {
            this.server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
            this.behind = URI.create(url).getPort();
            Thread.ofVirtual().start(this::accept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "ldap://127.0.0.1:" + server.getLocalPort();
    }

    Passed passed() {
        return new Passed(connections.get(), requests.get(), bytes.get());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var from = server.accept();
                var to = new Socket(InetAddress.getLoopbackAddress(), behind);
                from.setTcpNoDelay(true);
                to.setTcpNoDelay(true);
                sockets.addAll(Set.of(from, to));
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> pass(from, to, requests));
                Thread.ofVirtual().start(() -> pass(to, from, new AtomicLong()));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void pass(Socket from, Socket to, AtomicLong pieces) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                var out = to.getOutputStream()) {
            var piece = new byte[PIECE];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                pieces.incrementAndGet();
                bytes.addAndGet(length);
                out.write(piece, 0, length);
            }
        } catch (IOException e) {
            // closed from the other side
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.isthmus.systemtests.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A way over TCP that can be cut like a network: nobody is told, bytes just do not arrive any more. When it is healed,
 * whoever still waits on an old connection learns that it is broken.
 */
public final class Detour implements AutoCloseable {

    private static final int PIECE = 64 * 1024;

    private final ServerSocket server;
    private final int behind;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    private Detour(ServerSocket server, int behind) {
        this.server = server;
        this.behind = behind;
    }

    /** @param behind port on the loopback interface where the way leads */
    static Detour to(int behind) {
        try {
            var detour = new Detour(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()), behind);
            Thread.ofVirtual().start(detour::accept);
            return detour;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port();
    }

    public void cut() {
        cut = true;
    }

    public void heal() {
        // what was swallowed is missing in the middle of the streams: no connection can go on
        closeAll();
        cut = false;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        closeAll();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var from = server.accept();
                sockets.add(from);
                Thread.ofVirtual().start(() -> join(from));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void join(Socket from) {
        try {
            var to = new Socket(InetAddress.getLoopbackAddress(), behind);
            sockets.add(to);
            Thread.ofVirtual().start(() -> pass(from, to));
            pass(to, from);
        } catch (IOException e) {
            close(from);
        }
    }

    private void pass(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            var piece = new byte[PIECE];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                if (!cut) {
                    out.write(piece, 0, length);
                    out.flush();
                }
            }
        } catch (IOException e) {
            // the other direction ends as well, below
        } finally {
            close(from);
            close(to);
        }
    }

    private void closeAll() {
        sockets.forEach(this::close);
    }

    private void close(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.isthmus.sync.ldap;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a directory that breaks after so many bytes of its answers, and stays broken until it is mended. */
final class BreakingWay implements AutoCloseable {

    private static final int PIECE = 4_096;

    private final ServerSocket entrance;
    private final int directory;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private Runnable atItsEnd = () -> {};
    private long left = Long.MAX_VALUE;
    private long passed;

    /** @param directory port on the loopback interface */
    BreakingWay(int directory) {
        this.directory = directory;
        try {
            entrance = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "ldap://127.0.0.1:" + entrance.getLocalPort();
    }

    /** Bytes of answers up to now. */
    synchronized long passed() {
        return passed;
    }

    /** @param what is done when that has come, before anybody notices */
    synchronized void breakAfter(long bytes, Runnable what) {
        left = bytes;
        atItsEnd = what;
    }

    void mend() {
        breakAfter(Long.MAX_VALUE, () -> {});
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(this::close);
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket from = entrance.accept();
                open.add(from);
                Thread.ofVirtual().start(() -> join(from));
            } catch (IOException e) {
                if (!entrance.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void join(Socket from) {
        if (isBroken()) {
            close(from);
            return;
        }
        try {
            Socket to = new Socket(InetAddress.getLoopbackAddress(), directory);
            open.add(to);
            Thread.ofVirtual().start(() -> ask(from, to));
            answer(to, from);
        } catch (IOException e) {
            close(from); // the directory is not there
        }
    }

    private void ask(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // the answers end as well
        } finally {
            close(to);
        }
    }

    private void answer(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] piece = new byte[PIECE];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                out.write(piece, 0, allowed(length));
                out.flush();
                if (isBroken()) {
                    open.forEach(this::close);
                }
            }
        } catch (IOException e) {
            // broken
        } finally {
            close(from);
            close(to);
        }
    }

    private synchronized int allowed(int length) {
        int some = (int) Math.min(length, left);
        passed += some;
        if (left == 0) {
            return 0;
        }
        left -= some;
        if (left == 0) {
            atItsEnd.run();
        }
        return some;
    }

    private synchronized boolean isBroken() {
        return left == 0;
    }

    private void close(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

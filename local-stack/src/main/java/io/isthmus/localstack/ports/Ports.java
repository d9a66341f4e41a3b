package io.isthmus.localstack.ports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports on the loopback interface. */
public final class Ports {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;
    private static final int ATTEMPTS = 100;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /**
     * A port that was free a moment ago, and that this process gets only once. Taken from below the range that systems give to outgoing connections: one from
     * that range can become some client's end of a connection before its server listens.
     */
    public static int free() {
        IOException lastFault = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                if (GIVEN.add(port)) {
                    return socket.getLocalPort();
                }
            } catch (IOException e) {
                lastFault = e;
            }
        }
        throw new UncheckedIOException(
                "no free TCP port on the loopback interface", lastFault == null ? new IOException() : lastFault);
    }

    /** Whether somebody takes connections on the port. */
    public static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_TIMEOUT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Fails when somebody listens on the port already.
     *
     * @param what needs the port, for the message: {@code Kafka}
     * @param option of the command line that changes it: {@code --kafka-port}
     * @throws BusyPort naming both
     */
    public static void requireFree(int port, String what, String option) {
        try (ServerSocket socket = new ServerSocket()) {
            // a port in TIME_WAIT after a restart is free for whoever listens anew
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
        } catch (IOException e) {
            throw new BusyPort(port, what, option, e);
        }
    }
}

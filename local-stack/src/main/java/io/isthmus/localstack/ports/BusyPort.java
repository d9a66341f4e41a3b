package io.isthmus.localstack.ports;

/** Somebody else listens where one of our servers should. */
public final class BusyPort extends RuntimeException {

    private final int port;

    public BusyPort(int port, String what, String option, Throwable cause) {
        super(
                "Port %d, needed for %s, is in use by another program. Stop that program, or choose another port with %s PORT (environment: %s)."
                        .formatted(port, what, option, environmentVariableOf(option)),
                cause);
        this.port = port;
    }

    public int port() {
        return port;
    }

    /** {@code --kafka-port} is {@code ISTHMUS_KAFKA_PORT}. */
    public static String environmentVariableOf(String option) {
        return "ISTHMUS_" + option.replaceFirst("^--", "").replace('-', '_').toUpperCase(java.util.Locale.ROOT);
    }
}

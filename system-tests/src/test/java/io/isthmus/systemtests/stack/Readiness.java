package io.isthmus.systemtests.stack;

import io.isthmus.systemtests.process.OwnedProcess;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Waits until a service says that it is ready to work. */
final class Readiness {

    private static final Duration DEADLINE = Duration.ofMinutes(3);

    private Readiness() {}

    static void await(String what, Api api, OwnedProcess process) {
        Awaitility.await(what)
                .atMost(DEADLINE)
                .pollInterval(Duration.ofMillis(300))
                .failFast(what + " runs", process::requireAlive)
                .ignoreExceptionsMatching(e -> e instanceof ConnectException || e instanceof SocketException)
                .until(() -> api.anonymous().get("/q/health/ready").statusCode() == 200);
    }
}

package io.isthmus.localstack.polling;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks at intervals. A question that fails is not asked again. */
public final class Polling {

    private static final Duration INTERVAL = Duration.ofMillis(250);
    private static final int WITHOUT_LIMIT = -1;

    private Polling() {}

    /** The first answer that is an end, else the last one in this time. */
    public static <T> T until(Duration timeout, Supplier<T> question, Predicate<T> ended) throws InterruptedException {
        return until(timeout, question, ended, onTheWay -> {});
    }

    /** @param onTheWay told of every answer that is no end */
    public static <T> T until(Duration timeout, Supplier<T> question, Predicate<T> ended, Consumer<T> onTheWay)
            throws InterruptedException {
        RetryPolicy<T> policy = RetryPolicy.<T>builder()
                .withMaxRetries(WITHOUT_LIMIT)
                .withMaxDuration(timeout)
                .withDelay(INTERVAL)
                .handleIf(failure -> false)
                .handleResultIf(ended.negate()::test)
                .onFailedAttempt(attempt -> onTheWay.accept(attempt.getLastResult()))
                .build();
        try {
            return Failsafe.with(policy).get(question::get);
        } catch (FailsafeException e) {
            Thread.interrupted();
            throw new InterruptedException(e.getMessage());
        }
    }
}

package io.isthmus.systemtests.continuous;

import static org.awaitility.Awaitility.await;

import com.unboundid.ldap.sdk.LDAPException;
import io.isthmus.sandbox.provider.SampleProvider;
import io.isthmus.systemtests.stack.Operator;
import java.time.Duration;
import java.util.stream.IntStream;

/** How long changes take from the directory to the target, each made when the one before is there and nothing goes on. */
record OneByOne(Operator operator, SampleProvider provider) {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    /** Changes something in the directory by which one request comes of it. */
    interface Change {
        void make(int number) throws LDAPException;
    }

    /** In milliseconds. */
    record Took(long median, long most) {

        @Override
        public String toString() {
            return "p50 " + median + " ms, at most " + most + " ms";
        }
    }

    Took make(int changes, Change change) {
        var took = IntStream.range(0, changes)
                .mapToLong(number -> millis(number, change))
                .sorted()
                .toArray();
        return new Took(took[changes / 2], took[changes - 1]);
    }

    private long millis(int number, Change change) {
        operator.awaitIdle();
        long before = provider.log().size();
        long from = System.nanoTime();
        try {
            change.make(number);
        } catch (LDAPException e) {
            throw new IllegalStateException("the directory refused change " + number, e);
        }
        await("one change at the target")
                .atMost(A_MINUTE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> provider.log().size() > before);
        return (System.nanoTime() - from) / 1_000_000;
    }
}

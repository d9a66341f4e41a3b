package io.isthmus.cli.administering;

import io.isthmus.cli.api.Api;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunStatus;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asking again until something has come to its end. The work goes on at the services, whoever waits for it. */
final class Polling {

    private static final Duration INTERVAL = Duration.ofMillis(300);

    private Polling() {}

    /**
     * @param onTheWay told of every answer before the last
     * @throws IllegalStateException when it takes longer; what goes on is not stopped by that
     */
    static <T> T until(String what, Duration patience, Supplier<T> question, Predicate<T> ended, Consumer<T> onTheWay) {
        long deadline = System.nanoTime() + patience.toNanos();
        T answer = question.get();
        while (!ended.test(answer)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        what + " goes on after " + patience.toMinutes() + " minutes; it is not stopped by this");
            }
            onTheWay.accept(answer);
            pause();
            answer = question.get();
        }
        return answer;
    }

    static Run run(Session session, Api api, Run begun, Duration patience) {
        Run ended = until(
                begun.profile() + ", run " + begun.id() + ",",
                patience,
                () -> api.get("/api/runs/" + begun.id(), Run.class),
                run -> run.status().finished(),
                run -> show(session, run));
        session.progressEnded();
        return ended;
    }

    private static void show(Session session, Run run) {
        run.steps().stream()
                .filter(step -> step.status() == RunStatus.RUNNING)
                .findFirst()
                .ifPresent(step -> session.progress(run.profile() + " " + step.name(), step.done(), step.expected()));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(INTERVAL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}

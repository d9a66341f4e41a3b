package io.isthmus.cli.administering;

import io.isthmus.cli.api.Api;
import io.isthmus.contracts.operations.Run;
import io.isthmus.contracts.operations.RunStatus;
import io.isthmus.localstack.polling.Polling;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for the end of what services do. It goes on there, whoever waits for it. */
final class Completion {

    private Completion() {}

    /**
     * @param onTheWay told of every answer before the last
     * @throws IllegalStateException when it takes longer; what goes on is not stopped by that
     */
    static <T> T of(String what, Duration timeout, Supplier<T> question, Predicate<T> ended, Consumer<T> onTheWay) {
        T answer = awaited(timeout, question, ended, onTheWay);
        if (!ended.test(answer)) {
            throw new IllegalStateException(
                    what + " goes on after " + timeout.toMinutes() + " minutes; it is not stopped by this");
        }
        return answer;
    }

    private static <T> T awaited(Duration timeout, Supplier<T> question, Predicate<T> ended, Consumer<T> onTheWay) {
        try {
            return Polling.until(timeout, question, ended, onTheWay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }

    static Run ofRun(Session session, Api api, Run begun, Duration timeout) {
        Run ended = of(
                begun.profile() + ", run " + begun.id() + ",",
                timeout,
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
}

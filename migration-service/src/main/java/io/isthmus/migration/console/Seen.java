package io.isthmus.migration.console;

import io.isthmus.chassis.problem.Problem;
import io.isthmus.chassis.problem.ProblemException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** An answer of another service, or why there is none; a page shows the one or the other. */
public sealed interface Seen<T> {

    record Known<T>(T value) implements Seen<T> {}

    /** @param problem its detail names the service and what went wrong */
    record Unknown<T>(Problem problem) implements Seen<T> {

        public String why() {
            return problem.detail();
        }
    }

    static <T> Seen<T> of(Supplier<T> question) {
        try {
            return new Known<>(question.get());
        } catch (ProblemException e) {
            return new Unknown<>(Problem.of(e));
        }
    }

    default Optional<T> known() {
        return this instanceof Known<T>(T value) ? Optional.ofNullable(value) : Optional.empty();
    }

    default <R> Seen<R> map(Function<T, R> function) {
        return fold(value -> new Known<>(function.apply(value)), unknown -> new Unknown<>(unknown.problem()));
    }

    default <R> R fold(Function<T, R> ifKnown, Function<Unknown<T>, R> ifUnknown) {
        return switch (this) {
            case Known<T>(T value) -> ifKnown.apply(value);
            case Unknown<T> unknown -> ifUnknown.apply(unknown);
        };
    }
}

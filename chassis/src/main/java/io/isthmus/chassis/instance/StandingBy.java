package io.isthmus.chassis.instance;

import io.isthmus.chassis.problem.ProblemException;
import java.util.Optional;

/** This process is not the active instance: it neither works nor answers for its service. */
public final class StandingBy extends ProblemException {

    private static final long serialVersionUID = 1L;

    StandingBy(Optional<LeaseHolder> active) {
        super(
                503,
                "STANDING_BY",
                "This instance is standing by",
                active.map(holder -> "the active instance is " + holder.address())
                        .orElse("no instance is active at the moment"),
                "Send the request to the active instance. When that is gone, this one takes over within seconds.");
    }

    /** Of a transaction that the database refused, because another instance has the lease by now. */
    public static StandingBy overtaken() {
        return new StandingBy(Optional.empty());
    }
}

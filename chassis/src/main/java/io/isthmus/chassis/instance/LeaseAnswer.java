package io.isthmus.chassis.instance;

import java.util.Optional;

/** What the database says to an instance that takes or renews the lease. */
public sealed interface LeaseAnswer {

    /** It is yours, from now on for the time you asked for. */
    record Yours(long epoch) implements LeaseAnswer {}

    /** It is somebody else's. {@code holder}: empty while nobody has it and nobody could take it just now. */
    record Others(Optional<LeaseHolder> holder) implements LeaseAnswer {}
}

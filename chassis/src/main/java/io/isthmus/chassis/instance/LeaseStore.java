package io.isthmus.chassis.instance;

import java.time.Duration;

/**
 * The lease as the service's database keeps it; time is the database's. Each call ends within seconds.
 *
 * <p>Throws a {@link RuntimeException} when the database does not answer.
 */
public interface LeaseStore {

    /** Takes it under a new epoch, if the one before is over; transactions of whoever had it are ended first. */
    LeaseAnswer take(LeaseHolder instance, Duration term);

    /** Prolongs it, also when it was over and nobody has taken it. */
    LeaseAnswer renew(LeaseHolder instance, long epoch, Duration term);

    /** Lets it be over, so that another one need not wait for that. */
    void release(LeaseHolder instance, long epoch);
}

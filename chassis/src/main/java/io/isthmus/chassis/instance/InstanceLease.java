package io.isthmus.chassis.instance;

import java.util.Optional;

/** Whether this process is the one instance of its service that works for the deployment. */
public interface InstanceLease {

    /**
     * Whether it certainly is right now: nobody else can be, because the lease was renewed and is not over. Costs a read of
     * memory and of the clock. To be asked before whatever the database cannot take back, such as a request to a target.
     */
    boolean active();

    /**
     * The epoch under which this process became the active instance; rises with each taking, by whomever. Also answers
     * while a renewal is overdue: whether the epoch is still the current one, the database says inside the transaction.
     *
     * @throws StandingBy when this process is not the active instance
     */
    long epoch();

    /** Whether another instance is active, or may be: then this one neither works nor answers. */
    boolean standsBy();

    /**
     * Before whatever the database cannot take back.
     *
     * @throws StandingBy unless this process certainly is the active instance
     */
    default void check() {
        if (!active()) {
            throw new StandingBy(holder());
        }
    }

    /**
     * Begins what only the active instance does: at once if this is the one, in this thread; else when it becomes the one, in
     * a thread of its own, and again until it has begun. At most once, because who loses the lease does not get it again.
     */
    void whenActive(Runnable begin);

    /** This process. */
    LeaseHolder self();

    /** Who is active as far as known, this process or another. */
    Optional<LeaseHolder> holder();
}

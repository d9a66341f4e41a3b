package io.isthmus.chassis.instance;

import org.jspecify.annotations.Nullable;

/**
 * How one instance of a service stands, as the REST interface shows it.
 *
 * @param instance where this instance is found
 * @param active whether it is the one that works
 * @param activeInstance where the active one is found
 */
public record InstanceState(
        String instance, boolean active, @Nullable String activeInstance) {

    public static InstanceState of(InstanceLease lease) {
        return new InstanceState(
                lease.self().address(),
                !lease.standsBy(),
                lease.holder().map(LeaseHolder::address).orElse(null));
    }
}

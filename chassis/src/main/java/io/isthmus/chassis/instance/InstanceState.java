package io.isthmus.chassis.instance;

/**
 * How one instance of a service stands, as the REST interface shows it.
 *
 * @param instance where this instance is found
 * @param active whether it is the one that works
 * @param activeInstance where the active one is found; {@code null} while none is known
 */
public record InstanceState(String instance, boolean active, String activeInstance) {

    public static InstanceState of(InstanceLease lease) {
        return new InstanceState(
                lease.self().address(),
                !lease.standsBy(),
                lease.holder().map(LeaseHolder::address).orElse(null));
    }
}

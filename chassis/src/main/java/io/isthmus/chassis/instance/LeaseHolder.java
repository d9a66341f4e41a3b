package io.isthmus.chassis.instance;

import java.util.UUID;

/**
 * An instance that has the lease, or wants it.
 *
 * @param id a new one for each process
 * @param address where people find it: host, port, process
 */
public record LeaseHolder(UUID id, String address) {}

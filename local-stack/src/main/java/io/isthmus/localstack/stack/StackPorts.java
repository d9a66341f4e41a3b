package io.isthmus.localstack.stack;

import io.isthmus.localstack.ports.Ports;
import io.isthmus.localstack.services.Service;

/** Where everything listens on the loopback interface. */
public record StackPorts(int migration, int analyzer, int sync, int export, int kafka, int postgres) {

    public static StackPorts defaults() {
        return new StackPorts(8180, 8181, 8182, 8183, 9192, 5532);
    }

    /** Ports that were free a moment ago, for tests. */
    public static StackPorts free() {
        return new StackPorts(Ports.free(), Ports.free(), Ports.free(), Ports.free(), Ports.free(), Ports.free());
    }

    public int of(Service service) {
        return switch (service) {
            case MIGRATION -> migration;
            case ANALYZER -> analyzer;
            case SYNC -> sync;
            case EXPORT -> export;
        };
    }
}

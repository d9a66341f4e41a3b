package io.isthmus.chassis.instance;

import java.util.Optional;

/** Of a service whose instances need not take turns: each works. */
public record Alone(LeaseHolder self) implements InstanceLease {

    @Override
    public boolean active() {
        return true;
    }

    @Override
    public long epoch() {
        return 0;
    }

    @Override
    public boolean standsBy() {
        return false;
    }

    @Override
    public void whenActive(Runnable begin) {
        begin.run();
    }

    @Override
    public Optional<LeaseHolder> holder() {
        return Optional.of(self);
    }
}

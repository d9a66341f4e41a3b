package io.isthmus.chassis.kafka;

import io.isthmus.chassis.instance.InstanceLease;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.PausableChannel;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.Objects;

/**
 * Lets the channels that begin paused read only when this is the active instance: a partition that a waiting instance holds
 * stands still. A channel that is paused has no consumer that polls, and so no member of the group.
 */
@ApplicationScoped
class ConsumingWhileActive {

    private final InstanceLease instance;
    private final ChannelRegistry channels;

    ConsumingWhileActive(InstanceLease instance, ChannelRegistry channels) {
        this.instance = instance;
        this.channels = channels;
    }

    void begin(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent start) {
        instance.whenActive(this::resume);
    }

    private void resume() {
        channels.getIncomingNames().stream()
                .map(channels::getPausable)
                .filter(Objects::nonNull)
                .filter(PausableChannel::isPaused)
                .forEach(PausableChannel::resume);
    }
}

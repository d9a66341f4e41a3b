package io.isthmus.chassis.wiring;

import io.isthmus.chassis.instance.Alone;
import io.isthmus.chassis.instance.InstanceConfig;
import io.isthmus.chassis.instance.InstanceLease;
import io.isthmus.chassis.instance.LeaseHolder;
import io.isthmus.chassis.instance.LeaseKeeper;
import io.isthmus.chassis.instance.LeaseStore;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Takes the lease before anything else begins, and gives it back at the end. */
@ApplicationScoped
class InstanceWiring {

    /** Says to whoever supervises the process that it is to be started again (sysexits.h: temporary failure). */
    private static final int BEGIN_ANEW = 75;

    private final InstanceConfig config;
    private final LeaseStore store;
    private final LeaseHolder self;
    private @Nullable LeaseKeeper keeper;

    InstanceWiring(InstanceConfig config, LeaseStore store, @ConfigProperty(name = "quarkus.http.port") int port) {
        this.config = config;
        this.store = store;
        this.self = new LeaseHolder(
                UUID.randomUUID(),
                host() + ":" + port + " (process " + ProcessHandle.current().pid() + ")");
    }

    @Produces
    @Singleton
    InstanceLease lease() {
        if (!config.exclusive()) {
            return new Alone(self);
        }
        keeper = new LeaseKeeper(
                store, self, config.lease(), config.renewal(), System::nanoTime, () -> Quarkus.asyncExit(BEGIN_ANEW));
        return keeper;
    }

    void begin(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE - 10) StartupEvent start, InstanceLease lease) {
        if (lease instanceof LeaseKeeper begun) {
            begun.start();
        }
    }

    @PreDestroy
    void end() {
        if (keeper != null) {
            keeper.stop();
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}

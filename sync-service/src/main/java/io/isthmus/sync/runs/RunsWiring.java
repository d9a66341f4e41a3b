package io.isthmus.sync.runs;

import io.isthmus.chassis.configlog.ConfigChanged;
import io.isthmus.chassis.deployment.DeploymentConfig;
import io.isthmus.chassis.instance.InstanceLease;
import io.isthmus.chassis.kafka.CatchUp;
import io.isthmus.chassis.operations.Operations;
import io.isthmus.chassis.outage.DatabaseOutage;
import io.isthmus.chassis.runs.RunReports;
import io.isthmus.chassis.runs.RunStore;
import io.isthmus.sync.connectorspace.ChangesTaken;
import io.isthmus.sync.groupfilter.GroupFilters;
import io.isthmus.sync.importing.AwaitedPlaces;
import io.isthmus.sync.importing.ChangeStream;
import io.isthmus.sync.importing.ContainerMemory;
import io.isthmus.sync.importing.DepartureMemory;
import io.isthmus.sync.importing.Importing;
import io.isthmus.sync.importing.TakenIn;
import io.isthmus.sync.importing.memory.ImportMemory;
import io.isthmus.sync.importing.memory.LastTaken;
import io.isthmus.sync.rules.RuleCatalog;
import io.isthmus.sync.source.SourceConnectors;
import io.isthmus.sync.source.SourceListening;
import io.isthmus.sync.synchronizing.Synchronization;
import io.isthmus.sync.synchronizing.inbound.InboundStore;
import io.isthmus.sync.synchronizing.outbound.BatchStream;
import io.isthmus.sync.synchronizing.outbound.OutboundStore;
import io.isthmus.sync.synchronizing.sent.SentBatches;
import io.isthmus.sync.synchronizing.sent.SentImages;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts imports, synchronization and runs together, and starts them. */
@ApplicationScoped
class RunsWiring {

    private final Worker worker;
    private final SyncRuns runs;
    private final Scheduler scheduler;
    private final SourceStreams streams;
    private final SynchronizationRuns synchronizationRuns;
    private final InstanceLease instance;

    RunsWiring(
            SourceConnectors connectors,
            SourceListening listening,
            ImportMemory memory,
            DepartureMemory departures,
            ContainerMemory containers,
            AwaitedPlaces awaited,
            LastTaken lastTaken,
            TakenIn takenIn,
            ChangeStream changes,
            InboundStore inbound,
            OutboundStore outbound,
            BatchStream batches,
            SentBatches sent,
            SentImages memoryOfSent,
            ImportMarkers markers,
            GroupFilters filters,
            RunStore store,
            SourceStates states,
            CurrentSettings settings,
            CatchUp catchUp,
            Operations operations,
            DeploymentConfig deployment,
            DatabaseOutage outage,
            InstanceLease instance,
            Event<BatchSent> sentBatch,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.instance = instance;
        Clock clock = Clock.systemUTC();
        String name = deployment.deployment();
        CurrentRules rules = new CurrentRules(new RuleCatalog());
        ActiveRuns active = new ActiveRuns();
        RunReports reports = new RunReports(store, operations, name, service, clock);
        ImportRuns imports = new ImportRuns(
                new Importing(connectors, memory, departures, containers, awaited, lastTaken, takenIn, changes, clock),
                states,
                reports,
                outbound::noteLargeMemberships,
                clock);
        worker = new Worker(catchUp::caughtUp, settings, outage);
        WaitingWork waiting = new WaitingWork(inbound, settings, rules, filters, clock);
        runs = new SyncRuns(settings, rules, imports, active, store, waiting, reports, worker, name, clock);
        scheduler = new Scheduler(
                settings,
                states,
                runs,
                active,
                catchUp::caughtUp,
                instance,
                new Silence(active, operations, name, service, clock),
                clock);
        streams = new SourceStreams(listening, states, scheduler, operations, name, service, clock);
        synchronizationRuns = new SynchronizationRuns(
                new Synchronization(inbound, outbound, batches, sent, memoryOfSent, clock)::run,
                filters::apply,
                markers::waiting,
                markers::done,
                active,
                store,
                reports,
                rules,
                sentBatch::fire,
                name,
                clock);
    }

    @Produces
    @Singleton
    SyncRuns runs() {
        return runs;
    }

    @Produces
    @Singleton
    Scheduler scheduler() {
        return scheduler;
    }

    @Produces
    @Singleton
    SourceStreams streams() {
        return streams;
    }

    void start(@Observes Startup event) {
        instance.whenActive(() -> {
            runs.afterRestart();
            worker.start(synchronizationRuns::pass);
        });
    }

    void arrived(@Observes ChangesTaken taken) {
        if (taken.withMarkers()) {
            worker.signal();
        }
    }

    void changed(@Observes ConfigChanged change) {
        worker.signal();
    }

    @PreDestroy
    void stop() {
        streams.stop();
        worker.stop();
    }
}

package io.isthmus.migration.console.live;

import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.deployment.DeploymentConfig;
import io.isthmus.migration.console.InWords;
import io.isthmus.migration.console.Watch;
import io.isthmus.migration.console.handover.HandoverPages;
import io.isthmus.migration.console.handover.HandoverView;
import io.isthmus.migration.console.migration.MigrationPages;
import io.isthmus.migration.console.migration.Wizard;
import io.isthmus.migration.console.operations.OperationsPages;
import io.isthmus.migration.console.operations.OperationsView;
import io.isthmus.migration.console.overview.Overview;
import io.isthmus.migration.console.overview.OverviewPage;
import io.isthmus.migration.console.page.ConsoleConfig;
import io.isthmus.migration.console.page.TimeZone;
import io.isthmus.migration.console.session.ConsoleSessions;
import io.isthmus.migration.deployment.DeploymentChanges;
import io.isthmus.migration.migrating.MigrationView;
import io.isthmus.migration.overview.OperationsBoard;
import io.isthmus.migration.workflow.MigrationLifecycle;
import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Server-sent events (WHATWG HTML, 9.2): parts of a page as they change. They carry only what
 * every role may see, and no form.
 */
@Path("/console/live")
public class LiveUpdates {

    private static final Logger LOG = Logger.getLogger(LiveUpdates.class);
    private static final int LOOKS_BETWEEN_SIGNS_OF_LIFE = 15;
    private static final Executor VIRTUAL_THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private final Watch watch;
    private final MigrationLifecycle desk;
    private final OperationsBoard board;
    private final ConsoleConfig config;
    private final DeploymentChanges changes;
    private final DeploymentConfig deployment;
    private final ConsoleSessions signedIn;
    private final Clock clock;

    LiveUpdates(
            Watch watch,
            MigrationLifecycle desk,
            OperationsBoard board,
            ConsoleConfig config,
            DeploymentChanges changes,
            DeploymentConfig deployment,
            ConsoleSessions signedIn,
            Clock clock) {
        this.watch = watch;
        this.desk = desk;
        this.board = board;
        this.config = config;
        this.changes = changes;
        this.deployment = deployment;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @GET
    @Path("/overview")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed(Roles.VIEWER)
    public Multi<OutboundSseEvent> overview(@Context Sse sse, RoutingContext request) {
        return whenChanged(
                sse,
                request,
                () -> OverviewPage.Templates.pipeline(Overview.of(watch.now(), TimeZone.of(config)))
                        .render());
    }

    @GET
    @Path("/migration/{id}")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed(Roles.VIEWER)
    public Multi<OutboundSseEvent> migration(@PathParam("id") String id, @Context Sse sse, RoutingContext request) {
        return whenChanged(
                sse,
                request,
                () -> MigrationPages.Templates.steps(new Wizard(
                                MigrationView.of(desk.find(id)),
                                null,
                                new InWords(clock.instant(), TimeZone.of(config))))
                        .render());
    }

    @GET
    @Path("/operations")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed(Roles.VIEWER)
    public Multi<OutboundSseEvent> operations(@Context Sse sse, RoutingContext request) {
        return whenChanged(
                sse,
                request,
                () -> OperationsPages.Templates.runs(OperationsView.of(
                                board.runs(null, OperationsPages.SHOWN),
                                board.notices(OperationsPages.SHOWN),
                                new InWords(clock.instant(), TimeZone.of(config))))
                        .render());
    }

    @GET
    @Path("/hand-over")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed(Roles.VIEWER)
    public Multi<OutboundSseEvent> handover(@Context Sse sse, RoutingContext request) {
        return whenChanged(
                sse,
                request,
                () -> HandoverPages.Templates.handoverState(HandoverView.of(
                                changes.state(),
                                watch.now(),
                                deployment.configLog().lease(),
                                new InWords(clock.instant(), TimeZone.of(config))))
                        .render());
    }

    private Multi<OutboundSseEvent> whenChanged(Sse sse, RoutingContext request, Supplier<String> part) {
        String session = ConsoleSessions.sessionOf(request);
        Instant end = clock.instant().plus(config.liveFor());
        return Multi.createFrom()
                .ticks()
                .every(config.liveInterval())
                .onOverflow()
                .drop()
                .emitOn(VIRTUAL_THREADS, 1)
                .select()
                .first(tick -> clock.instant().isBefore(end) && signedIn.isOpen(session))
                .onItem()
                .scan(() -> Look.NONE, (before, tick) -> before.next(part.get()))
                .filter(Look::isSent)
                .map(look -> look.event(sse))
                // the browser asks again by itself
                .onFailure()
                .invoke(e -> LOG.warn("live updates of a page have ended", e))
                .onFailure()
                .recoverWithCompletion();
    }

    /** @param silent looks at the same since something was sent, a comment as a sign of life among it */
    private record Look(String html, boolean changed, int silent) {

        static final Look NONE = new Look("", false, 1);

        Look next(String now) {
            boolean news = !now.equals(html);
            return new Look(now, news, news ? 0 : (silent + 1) % LOOKS_BETWEEN_SIGNS_OF_LIFE);
        }

        boolean isSent() {
            return silent == 0;
        }

        OutboundSseEvent event(Sse sse) {
            return changed
                    ? sse.newEventBuilder()
                            .name("part")
                            .data(String.class, html)
                            .build()
                    : sse.newEventBuilder().comment("").build();
        }
    }
}

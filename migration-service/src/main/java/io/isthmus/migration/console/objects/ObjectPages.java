package io.isthmus.migration.console.objects;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.migration.console.ConsolePage;
import io.isthmus.migration.console.Services;
import io.isthmus.migration.console.Watch;
import io.isthmus.migration.console.page.Frame;
import io.isthmus.migration.console.page.PageResponses;
import io.isthmus.migration.console.page.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Finding one object: {@code /api/objects} of sync-service and export-service. */
@Path("/console/objects")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ObjectPages {

    private static final String HOME = "/console/objects";

    private final Visitor visitor;
    private final Services services;
    private final Watch watch;
    private final PageResponses answers;

    ObjectPages(Visitor visitor, Services services, Watch watch, PageResponses answers) {
        this.visitor = visitor;
        this.services = services;
        this.watch = watch;
        this.answers = answers;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance objects(
                Frame frame,
                Asked asked,
                List<String> sources,
                @Nullable ObjectPageView view,
                @Nullable List<FoundRow> found,
                @Nullable String nothing);

        private Templates() {}
    }

    /**
     * @param by {@code dn}, {@code anchor} (both of the source), {@code target} (anchor) or {@code name}
     * @param name what to look for
     */
    public record Asked(
            String by, @Nullable String connector, @Nullable String name) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    public Response objects(
            @QueryParam("by") String by, @QueryParam("connector") String connector, @QueryParam("name") String name) {
        Asked asked = new Asked(
                by == null ? "name" : by,
                connector == null || connector.isBlank() ? null : connector,
                name == null || name.isBlank() ? null : name.strip());
        if (asked.name() == null) {
            return page(200, asked, null, null, null);
        }
        return switch (asked.by()) {
            case "name" -> byName(asked);
            case "target" -> ofTarget(asked);
            default -> ofSource(asked);
        };
    }

    @ServerExceptionMapper
    Response refused(ProblemException problem) {
        return answers.refused(problem, ConsolePage.OBJECTS, HOME);
    }

    private Response ofSource(Asked asked) {
        String connector =
                asked.connector() == null ? sources().stream().findFirst().orElse("") : asked.connector();
        Optional<JsonNode> source =
                services.sourceObject(connector, asked.name(), asked.by().equals("anchor"));
        return one(asked, source, source.flatMap(ObjectPageView::targetAnchorOf).flatMap(services::targetObject));
    }

    private Response one(Asked asked, Optional<JsonNode> source, Optional<JsonNode> target) {
        if (source.isEmpty() && target.isEmpty()) {
            return page(
                    404,
                    asked,
                    null,
                    null,
                    "Nothing is known of " + asked.name()
                            + ". Check the name, the source and its containers; a full import sees whatever is inside them.");
        }
        return page(200, asked, ObjectPageView.of(source, target), null, null);
    }

    private Response byName(Asked asked) {
        List<FoundRow> found =
                services.objectsNamed(asked.name()).stream().map(FoundRow::of).toList();
        return found.isEmpty()
                ? page(
                        404,
                        asked,
                        null,
                        null,
                        "No object that ever was to be at the target has this in its name or address. One that is out of scope is"
                                + " found by its DN or anchor at the source.")
                : page(200, asked, null, found, null);
    }

    /** The target anchor is the source's anchor, unless a rule says otherwise. */
    private Response ofTarget(Asked asked) {
        Optional<JsonNode> target = services.targetObject(asked.name());
        Optional<JsonNode> source = target.map(found -> found.path("source").asText(""))
                .filter(name -> !name.isEmpty())
                .flatMap(name -> services.sourceObject(name, asked.name(), true));
        return one(asked, source, target);
    }

    private Response page(
            int status,
            Asked asked,
            @Nullable ObjectPageView view,
            @Nullable List<FoundRow> found,
            @Nullable String nothing) {
        return PageResponses.page(
                status,
                Templates.objects(
                        visitor.frame("Objects", ConsolePage.OBJECTS), asked, sources(), view, found, nothing));
    }

    private List<String> sources() {
        return watch.now()
                .settingsInForce()
                .map(settings ->
                        settings.sources().stream().map(SourceSettings::name).toList())
                .orElse(List.of());
    }
}

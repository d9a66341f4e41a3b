package io.isthmus.migration.console.settings;

import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.configlog.DeploymentSettings;
import io.isthmus.chassis.problem.Problem;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.migration.console.ConsolePage;
import io.isthmus.migration.console.Services;
import io.isthmus.migration.console.page.Form;
import io.isthmus.migration.console.page.Frame;
import io.isthmus.migration.console.page.PageResponses;
import io.isthmus.migration.console.page.Visitor;
import io.isthmus.migration.console.settings.ContainerForm.Choice;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * Which containers of a source are in. The tree grows by what the directory has, one level at a time
 * ({@code GET /api/containers} of sync-service); what was chosen is in the form, and ends in the preview of
 * {@code PUT /api/settings}.
 */
@Path(ContainerPages.HOME)
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ContainerPages {

    static final String HOME = "/console/settings/containers";

    private final Visitor visitor;
    private final SettingsPreviews previews;
    private final Services services;
    private final PageResponses answers;
    private final Form form;

    ContainerPages(Visitor visitor, SettingsPreviews previews, Services services, PageResponses answers, Form form) {
        this.visitor = visitor;
        this.previews = previews;
        this.services = services;
        this.answers = answers;
        this.form = form;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance containers(
                Frame frame, long basedOn, ContainerForm form, @Nullable String note, @Nullable Problem refusal);

        private Templates() {}
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance containers(@QueryParam("source") String source) {
        DeploymentSettings current = previews.current();
        return page(current.revision(), ContainerForm.of(source(current, source)), null, null);
    }

    /** {@code do} is {@code look.N}, {@code add} or {@code preview}. */
    @POST
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response edit() {
        DeploymentSettings current = previews.current();
        long basedOn = previews.basedOn();
        ContainerForm asked = ContainerForm.read(form.fields());
        source(current, asked.source());
        String action = form.fields().getOrDefault("do", "preview");
        try {
            if (action.startsWith("look.")) {
                return looked(basedOn, asked, Integer.parseInt(action.substring("look.".length())));
            }
            String dn = form.fields().getOrDefault("add.dn", "").strip();
            // whoever presses Enter after a name means that name
            if (action.equals("add") || action.equals("preview") && !dn.isEmpty()) {
                Choice choice = "OUT".equals(form.text("add.choice")) ? Choice.OUT : Choice.IN;
                return PageResponses.page(200, page(basedOn, asked.with(dn, choice), null, null));
            }
            return PageResponses.page(200, previews.of(asked.in(current.document()), basedOn, null));
        } catch (ProblemException e) {
            return PageResponses.page(e.status(), page(basedOn, asked, null, Problem.of(e)));
        } catch (NumberFormatException e) {
            return PageResponses.page(200, page(basedOn, asked, null, null));
        }
    }

    @ServerExceptionMapper
    Response refused(ProblemException problem) {
        return answers.refused(problem, ConsolePage.SETTINGS, SettingsPages.HOME);
    }

    private Response looked(long basedOn, ContainerForm asked, int number) {
        String dn = asked.dnOf(number).orElse(null);
        if (dn == null) {
            return PageResponses.page(200, page(basedOn, asked, null, null));
        }
        Services.ContainerLevel level = services.containers(asked.source(), dn);
        String note = level.containers().isEmpty()
                ? "There are no containers in " + dn + "."
                : level.more()
                        ? "There are more containers in " + dn + " than are shown; name others by their DN."
                        : null;
        return PageResponses.page(
                200,
                page(
                        basedOn,
                        asked.looked(
                                dn,
                                level.containers().stream()
                                        .map(Services.Container::dn)
                                        .toList()),
                        note,
                        null));
    }

    private static SourceSettings source(DeploymentSettings current, String name) {
        return current.document().sources().stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        404,
                        "NO_SUCH_SOURCE",
                        "There is no such source",
                        "the settings in force have no source " + name,
                        "Choose one of the settings."));
    }

    private TemplateInstance page(long basedOn, ContainerForm tree, @Nullable String note, @Nullable Problem refusal) {
        return Templates.containers(
                visitor.frame("What is read of " + tree.source(), ConsolePage.SETTINGS), basedOn, tree, note, refusal);
    }
}

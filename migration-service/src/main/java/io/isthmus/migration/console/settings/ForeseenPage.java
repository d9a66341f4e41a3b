package io.isthmus.migration.console.settings;

import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.problem.Problem;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.migration.console.Services;
import io.isthmus.migration.console.page.Form;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * The part of a settings preview that takes a while: objects counted by {@code POST /api/settings-effects} of
 * sync-service. A part of a page, fetched when the rest is shown.
 */
@Path("/console/settings/foreseen")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ForeseenPage {

    private final Services services;
    private final Form form;

    ForeseenPage(Services services, Form form) {
        this.services = services;
        this.form = form;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance settingsForeseen(@Nullable Foreseen view, @Nullable Problem refusal);

        private Templates() {}
    }

    /** PageResponses 200 also when it cannot be told, with the reason: the rest of the preview holds all the same. */
    @POST
    @RolesAllowed(Roles.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance foreseen() {
        try {
            SettingsDocument proposed = SettingsForms.parsed(form.text("document"));
            return Templates.settingsForeseen(Foreseen.of(services.effects(proposed), proposed.safety()), null);
        } catch (ProblemException e) {
            return Templates.settingsForeseen(null, Problem.of(e));
        }
    }
}

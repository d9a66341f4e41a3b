package io.isthmus.sync.rest;

import io.isthmus.chassis.access.Roles;
import io.isthmus.contracts.checking.SettingsEffects;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.sync.preview.SettingsPreview;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Looking ahead before settings are changed. */
@Path("/api/settings-effects")
@RunOnVirtualThread
public class SettingsEffectsResource {

    private final SettingsPreview preview;

    SettingsEffectsResource(SettingsPreview preview) {
        this.preview = preview;
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "What a settings document would do to the objects known today",
            description =
                    "How many would leave the target, arrive or change, by source and type, with examples; and what"
                            + " the objects known today do not tell. Memberships are not counted: whoever leaves the target leaves"
                            + " its groups there, too, and whoever arrives is added to them; only of groups of which the rules would"
                            + " change what becomes of the groups in them the members are, now and then (memberships). When its time is up it tells what it has"
                            + " counted so far (partial). Nothing is changed. One at a time: else 409.")
    public SettingsEffects of(SettingsDocument proposed) {
        return preview.of(proposed);
    }
}

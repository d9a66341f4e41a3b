package io.isthmus.sync.rest;

import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.sync.rules.RuleCatalog;
import io.isthmus.sync.rules.RuleCheck;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Reading rules before they are in any settings. */
@Path("/api/rule-checks")
@RunOnVirtualThread
public class RuleCheckResource {

    private final RuleCatalog catalog = new RuleCatalog();

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "Read the rules of a settings document as a synchronization would",
            description = "Answers 200 with everything that is wrong with them, each with its place; changes nothing")
    public RuleCheck check(SettingsDocument settings) {
        if (settings == null) {
            throw new ProblemException(
                    400,
                    "NO_SETTINGS",
                    "There is nothing to check",
                    "the request has no body",
                    "Send a settings document.");
        }
        return catalog.check(settings);
    }
}

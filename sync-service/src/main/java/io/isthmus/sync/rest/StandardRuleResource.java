package io.isthmus.sync.rest;

import io.isthmus.chassis.access.Roles;
import io.isthmus.sync.rules.RuleCatalog;
import io.isthmus.sync.rules.StandardRule;
import io.isthmus.sync.runs.CurrentSettings;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The rules that come with Isthmus. */
@Path("/api/standard-rules")
@RunOnVirtualThread
public class StandardRuleResource {

    private final RuleCatalog catalog = new RuleCatalog();
    private final CurrentSettings settings;

    StandardRuleResource(CurrentSettings settings) {
        this.settings = settings;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "The standard rules for the sources of the settings in force, by direction and precedence",
            description =
                    "Also those that are switched off by their ids, whether or not standard rules apply at all. Empty without settings: there are other rules for other sources")
    public List<StandardRule> standardRules() {
        return settings.get().map(catalog::standardRules).orElse(List.of());
    }
}

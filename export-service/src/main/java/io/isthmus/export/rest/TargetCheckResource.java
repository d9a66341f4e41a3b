package io.isthmus.export.rest;

import io.isthmus.chassis.access.Roles;
import io.isthmus.contracts.checking.CheckReport;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.export.checking.TargetChecks;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Trying a target before it is in any settings. */
@Path("/api/target-checks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TargetCheckResource {

    private final TargetChecks check;

    TargetCheckResource(TargetChecks check) {
        this.check = check;
    }

    @POST
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Try a target: address, encryption, credentials, and what it can do",
            description =
                    "Signs in for real and only reads; changes and remembers nothing. Answers 200 with every check, also"
                            + " with those that failed; 422 when the body is no target that could be tried."
                            + " Needs the role admin: the secret that is referred to is sent to the address that is named.")
    public CheckReport check(TargetSettings target) {
        return check.check(target);
    }
}

package io.isthmus.analyzer.rest;

import io.isthmus.analyzer.advice.Drift;
import io.isthmus.chassis.access.Roles;
import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.settings.SettingsDocument;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Is a stand-by configured as the active deployment is? */
@Path("/api/parity")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ParityResource {

    /** Both required. */
    public record Parity(SettingsDocument active, SettingsDocument standBy) {}

    /** Where a stand-by's settings differ from the active one's; empty if they are alike. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    public List<Drift> parity(Parity two) {
        if (two == null || two.active() == null || two.standBy() == null) {
            throw new ProblemException(
                    400,
                    "PARITY_INVALID",
                    "Two settings documents are needed",
                    "active or standBy is missing",
                    "Send {\"active\":{…},\"standBy\":{…}}.");
        }
        return Drift.between(two.active(), two.standBy());
    }
}

package io.isthmus.analyzer.rest;

import io.isthmus.analyzer.advice.AdviceRow;
import io.isthmus.analyzer.advice.AdviceTable;
import io.isthmus.analyzer.advice.InstallationFacts;
import io.isthmus.chassis.access.Roles;
import io.isthmus.contracts.analysis.InstallationQuestion;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Which type of installation suits, where there is no old tool to analyse. */
@Path("/api/installation-advice")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class InstallationAdviceResource {

    private static final InstallationQuestion NOTHING_KNOWN = new InstallationQuestion(null, null, null);

    private final AdviceTable table;

    InstallationAdviceResource(AdviceTable table) {
        this.table = table;
    }

    /** @param question without a body nothing is known */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.OPERATOR)
    public List<AdviceRow> advice(InstallationQuestion question) {
        InstallationQuestion known = question == null ? NOTHING_KNOWN : question;
        return table.onNewInstallation(InstallationFacts.planned(
                known.forests(), known.objects(), known.passwordHashSync(), LocalDate.now(ZoneOffset.UTC)));
    }
}

package io.isthmus.export.checking;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.checking.CheckReport;
import io.isthmus.contracts.checking.CheckReport.Check;
import io.isthmus.contracts.checking.Findings;
import io.isthmus.contracts.settings.TargetSettings;
import io.isthmus.contracts.settings.TargetSettings.ClientCredentials;
import io.isthmus.export.checking.Answered.Resources;
import io.isthmus.export.checking.Answered.Status;
import io.isthmus.export.target.TargetUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tries a target as an export would use it, by requests that only read: secret, address, token, credentials; what it
 * declares; whether it lists, pages and looks up. After a failure, what needs it is left out. Nothing is remembered.
 */
@ApplicationScoped
public class TargetChecks {

    private static final int FEW = 2;

    private final TargetProbe.Probes probes;
    private final Clock clock = Clock.systemUTC();

    TargetChecks(TargetProbe.Probes probes) {
        this.probes = probes;
    }

    /** @throws io.isthmus.chassis.problem.ProblemException when this is no target that could be tried */
    public CheckReport check(@Nullable TargetSettings asked) {
        TargetSettings target = UsableTarget.require(asked);
        Findings findings = new Findings();
        try (TargetProbe probe = probes.of(target)) {
            if (answers(target, probe, findings) && knowsUs(target, probe, findings)) {
                contents(target, probe, findings);
            }
        }
        return new CheckReport(target.name(), findings.all(), clock.instant());
    }

    private static boolean answers(TargetSettings target, TargetProbe probe, Findings findings) {
        boolean secret = target.authentication() == null || findings.add(ConnectionChecks.secret(probe.secret()));
        boolean reached =
                ConnectionChecks.reached(target, probe.anonymously()).stream().allMatch(findings::add);
        return secret && reached;
    }

    private static boolean knowsUs(TargetSettings target, TargetProbe probe, Findings findings) {
        if (target.authentication() instanceof ClientCredentials client) {
            try {
                probe.token();
                findings.add(Check.passed(CheckCode.TOKEN_GRANTED, client.tokenUrl() + " grants a token"));
            } catch (TargetUnavailable e) {
                return findings.add(Check.failed(CheckCode.TOKEN_GRANTED, e.getMessage(), e.remedy()));
            }
        }
        Answered description = probe.description();
        var refused = ConnectionChecks.refused(target, description);
        return refused != null
                ? findings.add(refused)
                : findings.add(ConnectionChecks.declared(target, (Status) description));
    }

    private static void contents(TargetSettings target, TargetProbe probe, Findings findings) {
        Declared declared;
        try {
            declared = probe.declared();
        } catch (TargetUnavailable e) {
            findings.add(Check.failed(CheckCode.SIGNED_IN, e.getMessage(), e.remedy()));
            return;
        }
        if (!ContentsChecks.resourceTypes(declared).stream().allMatch(findings::add)) {
            return;
        }
        findings.addAll(ContentsChecks.schemas(declared));
        Answered first = probe.page(ObjectType.USER, 1, FEW);
        if (findings.add(ContentsChecks.signedIn(target, first))) {
            Resources users = (Resources) ((Status) first).contents();
            findings.add(ContentsChecks.paging(
                    users, FEW, users.ids().size() < FEW ? null : probe.page(ObjectType.USER, 2, FEW)));
            findings.add(ContentsChecks.lookUp(
                    declared, probe.lookUp(ObjectType.USER, "isthmus-check-" + UUID.randomUUID())));
            findings.add(ContentsChecks.changes(declared));
        }
    }
}

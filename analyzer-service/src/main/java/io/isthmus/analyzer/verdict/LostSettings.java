package io.isthmus.analyzer.verdict;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.GlobalSettings;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.verdict.FindingVariants.Extensions;
import io.isthmus.analyzer.verdict.FindingVariants.HandedOn;
import io.isthmus.analyzer.verdict.FindingVariants.SignIn;
import io.isthmus.analyzer.words.Details;
import io.isthmus.contracts.analysis.AnalysisResult.Product;
import io.isthmus.contracts.analysis.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Settings of the old tool that have no counterpart, and what is done without them. */
final class LostSettings {

    private static final String EXTENSIONS = "Microsoft.OptionalFeature.DirectoryExtension";
    private static final String EXTENDED = "Microsoft.OptionalFeature.DirectoryExtensionAttributes";
    private static final String SIGN_ON = "Microsoft.UserSignIn.SignOnMethod";
    private static final String SINGLE_SIGN_ON = "Microsoft.UserSignIn.DesktopSsoEnabled";
    private static final String THRESHOLD = "Microsoft.OptionalFeature.ExportDeletionThreshold";
    private static final String THRESHOLD_VALUE = "Microsoft.OptionalFeature.ExportDeletionThresholdValue";

    /** Need nothing beside the accounts themselves. */
    private static final Set<String> PLAIN_SIGN_ON =
            Set.of("passwordhashsync", "passwordsync", "passwordhashsynchronization", "donotconfigure", "none", "");

    private LostSettings() {}

    static List<Finding> of(LegacyExport export, Product product) {
        List<Finding> findings = new ArrayList<>();
        if (export.globals() != null) {
            extensions(export.globals(), findings);
            signIn(export.globals(), findings);
            threshold(export.globals(), findings);
        }
        export.connectors().forEach(connector -> connector(connector, findings));
        if (export.metaverse() != null && Boolean.TRUE.equals(export.metaverse().passwordChangeSync())) {
            List<String> connectors = handedOn(export);
            findings.add(FindingCode.PASSWORD_CHANGE.at(
                    export.metaverse().at("password-sync"),
                    connectors.isEmpty() ? HandedOn.TO_NOBODY : HandedOn.TO_CONNECTORS,
                    Details.of("connectors", connectors)));
        }
        return findings;
    }

    private static void extensions(GlobalSettings globals, List<Finding> findings) {
        String attributes = globals.text(EXTENDED);
        if (Boolean.TRUE.equals(globals.flag(EXTENSIONS)) || attributes != null) {
            findings.add(FindingCode.DIRECTORY_EXTENSIONS.at(
                    globals.evidenceOf(attributes == null ? EXTENSIONS : EXTENDED),
                    attributes == null ? Extensions.NOT_NAMED : Extensions.NAMED,
                    Details.of("attributes", attributes)));
        }
    }

    private static void signIn(GlobalSettings globals, List<Finding> findings) {
        String method = globals.text(SIGN_ON);
        if (method != null && !PLAIN_SIGN_ON.contains(method.toLowerCase(Locale.ROOT))) {
            findings.add(FindingCode.SIGN_IN_METHOD.at(
                    globals.evidenceOf(SIGN_ON), SignIn.METHOD, Details.of("method", method)));
        }
        if (Boolean.TRUE.equals(globals.flag(SINGLE_SIGN_ON))) {
            findings.add(FindingCode.SIGN_IN_METHOD.at(globals.evidenceOf(SINGLE_SIGN_ON), SignIn.SINGLE_SIGN_ON));
        }
    }

    private static void threshold(GlobalSettings globals, List<Finding> findings) {
        Integer value = globals.number(THRESHOLD_VALUE);
        if (!Boolean.FALSE.equals(globals.flag(THRESHOLD)) && value != null && value == 0) {
            findings.add(FindingCode.DELETION_THRESHOLD_ZERO.at(globals.evidenceOf(THRESHOLD_VALUE)));
        }
    }

    /** A connector's own switch means nothing without that of the metaverse. */
    private static List<String> handedOn(LegacyExport export) {
        return export.connectors().stream()
                .filter(connector -> connector
                        .configuration()
                        .map(told -> told.passwords().change())
                        .orElse(false))
                .map(connector -> "'" + connector.name() + "'")
                .toList();
    }

    private static void connector(Connector connector, List<Finding> findings) {
        connector
                .runProfiles()
                .forEach(profile -> profile.limits()
                        .forEach(limit -> findings.add(FindingCode.RUN_STEP_LIMIT.at(
                                limit.evidence(),
                                limit.of(),
                                Details.of("profile", profile.name())
                                        .and("connector", connector.name())
                                        .and("number", limit.number())))));
    }
}

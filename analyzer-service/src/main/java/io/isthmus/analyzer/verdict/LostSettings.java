package io.isthmus.analyzer.verdict;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.Connector.Configuration;
import io.isthmus.analyzer.facts.Connector.StepLimit;
import io.isthmus.analyzer.facts.GlobalSettings;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.contracts.analysis.AnalysisResult.Product;
import io.isthmus.contracts.analysis.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

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
            findings.add(FindingCode.PASSWORD_CHANGE.at(
                    export.metaverse().at("password-sync"),
                    "Changed passwords are handed on to connected systems: " + handedOn(export) + "."));
        }
        return findings;
    }

    private static void extensions(GlobalSettings globals, List<Finding> findings) {
        String attributes = globals.text(EXTENDED);
        if (Boolean.TRUE.equals(globals.flag(EXTENSIONS)) || attributes != null) {
            findings.add(FindingCode.DIRECTORY_EXTENSIONS.at(
                    globals.evidenceOf(attributes == null ? EXTENSIONS : EXTENDED),
                    "Attributes of the directory become extensions of the cloud's schema: "
                            + (attributes == null ? "none is named" : attributes) + "."));
        }
    }

    private static void signIn(GlobalSettings globals, List<Finding> findings) {
        String method = globals.text(SIGN_ON);
        if (method != null && !PLAIN_SIGN_ON.contains(method.toLowerCase(Locale.ROOT))) {
            findings.add(FindingCode.SIGN_IN_METHOD.at(
                    globals.evidenceOf(SIGN_ON), "People sign in by " + method + ", which the old tool looked after."));
        }
        if (Boolean.TRUE.equals(globals.flag(SINGLE_SIGN_ON))) {
            findings.add(FindingCode.SIGN_IN_METHOD.at(
                    globals.evidenceOf(SINGLE_SIGN_ON), "Seamless single sign-on is enabled."));
        }
    }

    private static void threshold(GlobalSettings globals, List<Finding> findings) {
        Integer value = globals.number(THRESHOLD_VALUE);
        if (!Boolean.FALSE.equals(globals.flag(THRESHOLD)) && value != null && value == 0) {
            findings.add(FindingCode.DELETION_THRESHOLD_ZERO.at(
                    globals.evidenceOf(THRESHOLD_VALUE),
                    "The protection against accidental deletions is on with a threshold of 0."));
        }
    }

    /** A connector's own switch means nothing without that of the metaverse. */
    private static String handedOn(LegacyExport export) {
        String names = export.connectors().stream()
                .filter(connector -> connector
                        .configuration()
                        .map(Configuration::passwordChange)
                        .orElse(false))
                .map(connector -> "'" + connector.name() + "'")
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "none allows it" : names;
    }

    private static void connector(Connector connector, List<Finding> findings) {
        connector
                .runProfiles()
                .forEach(profile -> profile.limits()
                        .forEach(limit -> findings.add(FindingCode.RUN_STEP_LIMIT.at(
                                limit.evidence(),
                                "A step of the run profile '" + profile.name() + "' of '" + connector.name()
                                        + "' stops at " + inWords(limit) + "."))));
    }

    private static String inWords(StepLimit limit) {
        return switch (limit.of()) {
            case OBJECTS -> limit.number() + " objects";
            case DELETIONS -> limit.number() + " deletions";
        };
    }
}

package io.isthmus.analyzer.verdict;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.GlobalSettings;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.verdict.FindingVariants.Instance;
import io.isthmus.analyzer.words.Details;
import io.isthmus.contracts.analysis.AnalysisResult.Product;
import io.isthmus.contracts.analysis.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Global settings and the product itself. */
final class SettingsFindings {

    private static final int MAXIMUM_NAME_LENGTH = 255;
    private static final String EXCLUDED = "Microsoft.AADFilter.AttributeExclusionList";
    static final String UPN = "Microsoft.SynchronizationOption.UPNAttribute";
    static final String ANCHOR = "Microsoft.SynchronizationOption.AnchorAttribute";

    /** Their Base64 is always short and free of @. */
    private static final Set<String> BINARY_ANCHORS = Set.of("objectguid", "ms-ds-consistencyguid");

    private static final String STAGING = "Microsoft.Synchronize.StagingMode";
    private static final String THRESHOLD = "Microsoft.OptionalFeature.ExportDeletionThreshold";

    private static final List<Map.Entry<String, FindingCode>> WRITE_BACKS = List.of(
            Map.entry("Microsoft.OptionalFeature.DeviceWriteBack", FindingCode.DEVICE_WRITE_BACK),
            Map.entry("Microsoft.OptionalFeature.GroupWriteBack", FindingCode.GROUP_WRITE_BACK),
            Map.entry("Microsoft.OptionalFeature.UserWriteBack", FindingCode.USER_WRITE_BACK),
            Map.entry("Microsoft.OptionalFeature.PasswordWriteback", FindingCode.PASSWORD_WRITE_BACK));

    private SettingsFindings() {}

    static List<Finding> of(LegacyExport export, Product product) {
        List<Finding> findings = new ArrayList<>();
        product(export, product, findings);
        if (export.globals() != null) {
            globals(export.globals(), product, findings);
        }
        export.connectors().stream()
                .filter(c -> c.configuration()
                        .map(told -> told.passwords().hashSync())
                        .orElse(false))
                .forEach(c -> findings.add(FindingCode.PASSWORD_HASH_SYNC.at(
                        c.at("private-configuration/adma-configuration/password-hash-sync-config"),
                        Details.of("connector", c.name()))));
        return findings;
    }

    private static void product(LegacyExport export, Product product, List<Finding> findings) {
        if (product.kind() == Product.Kind.UNKNOWN) {
            findings.add(FindingCode.PRODUCT_UNKNOWN.at(ExportLocation.NOWHERE));
        }
        if (product.kind() == Product.Kind.DIRSYNC) {
            Connector cloud = export.connectorsOf(Connector.Kind.CLOUD).getFirst();
            findings.add(FindingCode.DIRSYNC_EXCHANGE_ATTRIBUTES.at(cloud.evidence()));
            findings.add(FindingCode.DIRSYNC_LINKED_MAILBOXES.at(cloud.evidence()));
        }
        if (product.kind() == Product.Kind.CLOUD_SYNC) {
            return;
        }
        if (export.database() == null) {
            findings.add(FindingCode.DATABASE_UNKNOWN.at(ExportLocation.NOWHERE));
        } else {
            databaseServer(export.database()).ifPresent(findings::add);
        }
    }

    /** The database that the old tools bring themselves is a {@code (localdb)}. */
    private static Optional<Finding> databaseServer(LegacyExport.Database database) {
        String server = database.server();
        String instance = database.instance();
        if (server == null || server.regionMatches(true, 0, "(localdb)", 0, "(localdb)".length())) {
            return Optional.empty();
        }
        return Optional.of(FindingCode.DATABASE_FULL_SQL_SERVER.at(
                database.evidence(),
                instance == null ? Instance.DEFAULT_INSTANCE : Instance.NAMED_INSTANCE,
                Details.of("server", cut(server)).and("instance", instance == null ? null : cut(instance))));
    }

    /** No name of a host or an instance is longer (RFC 1035, section 2.3.4); an upload may claim anything. */
    private static String cut(String name) {
        return name.substring(0, Math.min(MAXIMUM_NAME_LENGTH, name.length()));
    }

    private static void globals(GlobalSettings globals, Product product, List<Finding> findings) {
        WRITE_BACKS.stream()
                .filter(feature -> Boolean.TRUE.equals(globals.flag(feature.getKey())))
                .forEach(feature -> findings.add(feature.getValue()
                        .at(globals.evidenceOf(feature.getKey()), Details.of("setting", feature.getKey()))));
        String excluded = globals.text(EXCLUDED);
        if (excluded != null) {
            FindingCode code = product.kind() == Product.Kind.DIRSYNC
                    ? FindingCode.ATTRIBUTES_EXCLUDED
                    : FindingCode.ATTRIBUTES_FILTERED;
            findings.add(code.at(globals.evidenceOf(EXCLUDED), Details.of("attributes", excluded)));
        }
        String upn = globals.text(UPN);
        if (upn != null && !upn.equalsIgnoreCase("userPrincipalName")) {
            findings.add(FindingCode.ALTERNATE_ID.at(globals.evidenceOf(UPN), Details.of("attribute", upn)));
        }
        String anchor = globals.text(ANCHOR);
        if (anchor != null && !BINARY_ANCHORS.contains(anchor.toLowerCase(Locale.ROOT))) {
            findings.add(FindingCode.ANCHOR_LIMITS.at(globals.evidenceOf(ANCHOR), Details.of("attribute", anchor)));
        }
        if (Boolean.TRUE.equals(globals.flag(STAGING))) {
            findings.add(FindingCode.STAGING_MODE_ON.at(globals.evidenceOf(STAGING)));
        }
        if (Boolean.FALSE.equals(globals.flag(THRESHOLD))) {
            findings.add(FindingCode.DELETION_THRESHOLD_OFF.at(globals.evidenceOf(THRESHOLD)));
        }
    }
}

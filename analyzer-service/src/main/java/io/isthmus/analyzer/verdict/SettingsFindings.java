package io.isthmus.analyzer.verdict;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.Connector.Configuration;
import io.isthmus.analyzer.facts.ExportLocation;
import io.isthmus.analyzer.facts.GlobalSettings;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.contracts.analysis.AnalysisResult.Product;
import io.isthmus.contracts.analysis.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

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
                .filter(c ->
                        c.configuration().map(Configuration::passwordHashSync).orElse(false))
                .forEach(c -> findings.add(FindingCode.PASSWORD_HASH_SYNC.at(
                        c.at("private-configuration/adma-configuration/password-hash-sync-config"),
                        "The connector '" + c.name() + "' synchronizes password hashes.")));
        return findings;
    }

    private static void product(LegacyExport export, Product product, List<Finding> findings) {
        if (product.kind() == Product.Kind.UNKNOWN) {
            findings.add(FindingCode.PRODUCT_UNKNOWN.at(
                    ExportLocation.NOWHERE,
                    "The export comes from " + product.name() + ", in an unknown version: " + product.evidence()
                            + "."));
        }
        if (product.kind() == Product.Kind.DIRSYNC) {
            Connector cloud = export.connectorsOf(Connector.Kind.CLOUD).getFirst();
            findings.add(FindingCode.DIRSYNC_EXCHANGE_ATTRIBUTES.at(
                    cloud.evidence(), "DirSync synchronized Exchange attributes of objects without mailNickname."));
            findings.add(
                    FindingCode.DIRSYNC_LINKED_MAILBOXES.at(cloud.evidence(), "DirSync exported linked mailboxes."));
        }
        if (product.kind() == Product.Kind.CLOUD_SYNC) {
            return;
        }
        if (export.database() == null) {
            findings.add(FindingCode.DATABASE_UNKNOWN.at(
                    ExportLocation.NOWHERE, "The export does not say which database the old tool uses."));
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
        Map<String, String> details = new TreeMap<>(Map.of("server", cut(server)));
        if (instance != null) {
            details.put("instance", cut(instance));
        }
        return Optional.of(FindingCode.DATABASE_FULL_SQL_SERVER.at(
                database.evidence(),
                "The old tool uses the database server " + server + ", "
                        + (instance == null ? "its default instance." : "instance " + instance + "."),
                details));
    }

    /** No name of a host or an instance is longer (RFC 1035, section 2.3.4); an upload may claim anything. */
    private static String cut(String name) {
        return name.substring(0, Math.min(MAXIMUM_NAME_LENGTH, name.length()));
    }

    private static void globals(GlobalSettings globals, Product product, List<Finding> findings) {
        WRITE_BACKS.stream()
                .filter(feature -> Boolean.TRUE.equals(globals.flag(feature.getKey())))
                .forEach(feature -> findings.add(feature.getValue()
                        .at(globals.evidenceOf(feature.getKey()), "Write-back is on: " + feature.getKey() + ".")));
        String excluded = globals.text(EXCLUDED);
        if (excluded != null) {
            FindingCode code = product.kind() == Product.Kind.DIRSYNC
                    ? FindingCode.ATTRIBUTES_EXCLUDED
                    : FindingCode.ATTRIBUTES_FILTERED;
            findings.add(code.at(globals.evidenceOf(EXCLUDED), "Attributes are excluded: " + excluded + "."));
        }
        String upn = globals.text(UPN);
        if (upn != null && !upn.equalsIgnoreCase("userPrincipalName")) {
            findings.add(FindingCode.ALTERNATE_ID.at(
                    globals.evidenceOf(UPN), "The attribute " + upn + " becomes the user principal name."));
        }
        String anchor = globals.text(ANCHOR);
        if (anchor != null && !BINARY_ANCHORS.contains(anchor.toLowerCase(Locale.ROOT))) {
            findings.add(FindingCode.ANCHOR_LIMITS.at(
                    globals.evidenceOf(ANCHOR),
                    "The attribute " + anchor
                            + " is the source anchor: its values must never change, differ by more than"
                            + " case, hold no @ and stay under 60 characters, where each that is neither letter nor digit"
                            + " counts three."));
        }
        if (Boolean.TRUE.equals(globals.flag(STAGING))) {
            findings.add(FindingCode.STAGING_MODE_ON.at(
                    globals.evidenceOf(STAGING), "The exporting server was in staging mode."));
        }
        if (Boolean.FALSE.equals(globals.flag(THRESHOLD))) {
            findings.add(FindingCode.DELETION_THRESHOLD_OFF.at(
                    globals.evidenceOf(THRESHOLD), "The protection against accidental deletions was switched off."));
        }
    }
}

package io.isthmus.analyzer.verdict;

import io.isthmus.analyzer.facts.Connector;
import io.isthmus.analyzer.facts.GlobalSettings;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.LegacyExport.Shape;
import io.isthmus.analyzer.reading.ConnectorKind;
import io.isthmus.contracts.analysis.AnalysisResult.Product;
import io.isthmus.contracts.analysis.AnalysisResult.Product.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names the product that wrote an export, with what gave it away.
 *
 * <pre>
 * JSON settings                                                         Azure AD Connect
 * nothing but the schema of a synchronization job                       Cloud Sync
 * nothing but an ECMA2Host's configuration                              ECMA2Host
 * server export, all connectors named as DirSync names them             DirSync
 * rules, bare connectors or global settings, version 1.0 below 1.0.8641  Azure AD Sync
 * the same, any later version                                           Azure AD Connect
 * the same, no version                                                  unknown: one of the two
 * any other server export                                               FIM or MIM
 * </pre>
 *
 * <p>1.0.8641 is the first release of Azure AD Connect; the last of Azure AD Sync was 1.0.0494.
 */
public final class ProductDetection {

    static final String CONFIGURATION_VERSION = "Microsoft.Synchronize.ServerConfigurationVersion";

    private static final List<Shape> CONNECT =
            List.of(Shape.SYNCHRONIZATION_RULE, Shape.CONNECT_CONNECTOR, Shape.UNUSABLE_PRINT);

    private static final int FIRST_CONNECT_BUILD = 8641;

    private ProductDetection() {}

    public static Product detect(LegacyExport export) {
        if (export.has(Shape.CONNECT_JSON)) {
            return new Product(
                    Kind.AZURE_AD_CONNECT,
                    "Azure AD Connect",
                    export.productVersion(),
                    export.productVersion() == null
                            ? "JSON settings without a version"
                            : "policyMetadata/azureADConnectVersion of the JSON settings");
        }
        if (export.shapes().equals(List.of(Shape.CLOUD_SYNC))) {
            return new Product(
                    Kind.CLOUD_SYNC,
                    "Microsoft Entra Cloud Sync",
                    null,
                    export.connectors().isEmpty()
                            ? "the schema of a synchronization job"
                            : export.connectors().getFirst().evidence().toString());
        }
        if (export.shapes().equals(List.of(Shape.ECMA2_HOST))) {
            return new Product(
                    Kind.ECMA2_HOST,
                    "ECMA2Host connector",
                    null,
                    export.connectors().getFirst().evidence().toString());
        }
        if (dirSync(export)) {
            Connector cloud = export.connectorsOf(Connector.Kind.CLOUD).getFirst();
            return new Product(
                    Kind.DIRSYNC,
                    "DirSync (Windows Azure Active Directory Sync)",
                    assemblyVersion(cloud),
                    cloud.evidence() + ": connector '" + cloud.name() + "'");
        }
        if (export.globals() != null || CONNECT.stream().anyMatch(export::has)) {
            return connectFamily(export);
        }
        return fimFamily(export);
    }

    private static @Nullable String assemblyVersion(Connector connector) {
        return connector
                .configuration()
                .map(told -> told.programs().assemblyVersion())
                .orElse(null);
    }

    private static boolean dirSync(LegacyExport export) {
        List<Connector> clouds = export.connectorsOf(Connector.Kind.CLOUD);
        boolean serverExport = export.has(Shape.FIM_CONNECTOR);
        return serverExport
                && !clouds.isEmpty()
                && export.connectors().stream().allMatch(ProductDetection::namedByDirSync);
    }

    private static boolean namedByDirSync(Connector connector) {
        return switch (connector.kind()) {
            case CLOUD -> ConnectorKind.dirSyncCloudName(connector.name());
            case ACTIVE_DIRECTORY -> ConnectorKind.dirSyncSourceName(connector.name());
            case OTHER -> false;
        };
    }

    private static Product fimFamily(LegacyExport export) {
        Object evidence = export.metaverse() != null
                ? export.metaverse().evidence()
                : export.connectors().isEmpty()
                        ? ""
                        : export.connectors().getFirst().evidence();
        return new Product(
                Kind.FIM_MIM,
                export.has(Shape.FIM_CONNECTOR) || export.metaverse() != null
                        ? "Forefront Identity Manager or Microsoft Identity Manager"
                        : "Forefront Identity Manager, Microsoft Identity Manager or DirSync (a single connector)",
                null,
                evidence.toString());
    }

    private static Product connectFamily(LegacyExport export) {
        GlobalSettings globals = export.globals();
        String version = globals == null ? null : globals.text(CONFIGURATION_VERSION);
        Object evidence = globals == null || version == null ? null : globals.evidenceOf(CONFIGURATION_VERSION);
        if (version == null) {
            Connector cloud = export.connectorsOf(Connector.Kind.CLOUD).stream()
                    .filter(c -> assemblyVersion(c) != null)
                    .findFirst()
                    .orElse(null);
            version = cloud == null ? null : assemblyVersion(cloud);
            evidence = cloud == null ? null : cloud.evidence() + ": assembly-version of the cloud connector";
        }
        if (version == null) {
            return new Product(
                    Kind.UNKNOWN, "Azure AD Sync or Azure AD Connect", null, "the export does not name a version");
        }
        Kind kind = isAzureAdSync(version) ? Kind.AZURE_AD_SYNC : Kind.AZURE_AD_CONNECT;
        return new Product(
                kind,
                kind == Kind.AZURE_AD_SYNC ? "Azure AD Sync" : "Azure AD Connect",
                version,
                String.valueOf(evidence));
    }

    private static boolean isAzureAdSync(String version) {
        String[] parts = version.split("\\.");
        return parts.length >= 3
                && parts[0].equals("1")
                && parts[1].equals("0")
                && parts[2].matches("\\d{1,6}")
                && Integer.parseInt(parts[2]) < FIRST_CONNECT_BUILD;
    }
}

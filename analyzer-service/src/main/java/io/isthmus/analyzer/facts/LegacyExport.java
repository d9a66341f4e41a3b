package io.isthmus.analyzer.facts;

import io.isthmus.analyzer.words.Details;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything read from one upload.
 *
 * @param shapes which kinds of files were recognized, in the order of reading
 * @param metaverse absent when the upload holds no metaverse file
 * @param rules synchronization rules; absent where the format has none (FIM, MIM, DirSync)
 * @param productVersion as JSON settings name it; in no XML export
 * @param database as JSON settings name it; in no XML export
 * @param redactions secrets that were found, without their text
 * @param ignoredFiles files of the upload that are no part of an export
 * @param unknownParts elements and attributes of recognized files that nobody here knows
 */
public record LegacyExport(
        List<Shape> shapes,
        List<Connector> connectors,
        @Nullable Metaverse metaverse,
        @Nullable List<SyncRule> rules,
        @Nullable GlobalSettings globals,
        @Nullable String productVersion,
        @Nullable Database database,
        List<RedactedValue> redactions,
        List<IgnoredFile> ignoredFiles,
        List<UnknownPart> unknownParts) {

    public LegacyExport {
        shapes = List.copyOf(shapes);
        connectors = List.copyOf(connectors);
        rules = rules == null ? null : List.copyOf(rules);
        redactions = List.copyOf(redactions);
        ignoredFiles = List.copyOf(ignoredFiles);
        unknownParts = List.copyOf(unknownParts);
    }

    /** The same with other rules. */
    public LegacyExport withRules(List<SyncRule> others) {
        return new LegacyExport(
                shapes,
                connectors,
                metaverse,
                others,
                globals,
                productVersion,
                database,
                redactions,
                ignoredFiles,
                unknownParts);
    }

    public List<Connector> connectorsOf(Connector.Kind kind) {
        return connectors.stream().filter(c -> c.kind() == kind).toList();
    }

    public boolean has(Shape shape) {
        return shapes.contains(shape);
    }

    /** The kinds of files that are understood. */
    public enum Shape {
        /** {@code <saved-ma-configuration>}: a connector of a FIM, MIM or DirSync server export */
        FIM_CONNECTOR,
        /** {@code <export-ma>}: a connector that was exported by itself */
        SINGLE_CONNECTOR,
        /** {@code <ma-data>}: a connector of an Azure AD Sync or Azure AD Connect server export */
        CONNECT_CONNECTOR,
        /** {@code <saved-mv-configuration>} */
        METAVERSE,
        /** {@code <synchronizationRule>} */
        SYNCHRONIZATION_RULE,
        /** {@code <Configuration>} of an ECMA2Host */
        ECMA2_HOST,
        /** what {@code Get-ADSyncGlobalSettings} prints */
        GLOBAL_SETTINGS,
        /** rules that {@code Get-ADSyncRule} printed in a way that lost what they meant: none of them is taken */
        UNUSABLE_PRINT,
        /** what the registry of the old server says of its database */
        REGISTRY,
        /** the schema of a synchronization job of Microsoft's Cloud Sync */
        CLOUD_SYNC,
        /** JSON settings of a newer Azure AD Connect */
        CONNECT_JSON
    }

    /** A file of the upload that was left aside, and why. */
    public record IgnoredFile(String name, Why why, Details details) {

        public enum Why {
            /** what macOS keeps beside a file */
            APPLE_DOUBLE,
            ARCHIVE,
            NEITHER_XML_NOR_JSON,
            UNREADABLE,
            SCRIPT_WITHOUT_RULES,
            OTHER_JSON,
            OTHER_XML,
            REPEATED_CONNECTOR,
            REPEATED_RULE,
            REPEATED_METAVERSE,
            NUMBERS_FOR_WORDS,
            PRINTED_FLAT
        }
    }

    /** The database behind the old tool. */
    public record Database(
            @Nullable String server,
            @Nullable String instance,
            @Nullable String name,
            ExportLocation evidence) {}
}

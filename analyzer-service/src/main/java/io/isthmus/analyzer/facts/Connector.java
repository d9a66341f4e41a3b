package io.isthmus.analyzer.facts;

import java.util.List;

/**
 * A connector (management agent) of the old tool.
 *
 * @param id GUID in lower case without braces, {@code null} where the format has none
 * @param category as the export spells it: {@code AD}, {@code ADAM}, {@code FIM}, {@code MSSQL}, {@code Extensible2} …
 * @param forest DNS name of the forest, {@code null} unless the connector reads one
 * @param account {@code DOMAIN\\user} it signs in with; its password is in no export
 * @param attributes selected attributes, {@code null} where the format does not list them
 * @param passwordHashSync the {@code password-hash-sync-config} flag, the only one that means password-hash
 *     synchronization
 * @param groupFilter DN of the group whose direct members alone are synchronized
 * @param provisioningHierarchy number of component mappings (containers that are created on the way)
 * @param assemblyVersion version of the connector's own DLL
 * @param filters {@code null}, like {@code flows}, {@code scripted}, {@code extensions} and {@code runProfiles}, where the
 *     format does not tell them (JSON settings); ask with {@link #known}
 */
public record Connector(
        String id,
        String name,
        Kind kind,
        String category,
        String subtype,
        String forest,
        String account,
        List<Partition> partitions,
        List<String> attributes,
        List<FilterSet> filters,
        LegacyFlows flows,
        List<ScriptedPart> scripted,
        List<Extension> extensions,
        List<RunProfile> runProfiles,
        Boolean passwordHashSync,
        String groupFilter,
        Integer provisioningHierarchy,
        String assemblyVersion,
        ExportLocation evidence) {

    /** What can be looked at of a list that the format may not tell. */
    public static <T> List<T> known(List<T> told) {
        return told == null ? List.of() : told;
    }

    /** What the connector means to a migration. */
    public enum Kind {
        ACTIVE_DIRECTORY,
        CLOUD,
        /** any other connected system */
        OTHER
    }

    /**
     * A naming context.
     *
     * @param selected whether it is synchronized; what a partition that is not lists besides means nothing
     * @param domain whether it is a domain naming context, {@code null} where not said
     */
    public record Partition(
            String dn,
            boolean selected,
            Boolean domain,
            List<String> inclusions,
            List<String> exclusions,
            List<String> objectTypes,
            ExportLocation evidence) {}

    /**
     * Objects that stay disconnectors.
     *
     * @param alternatives groups of conditions: AND inside a group, OR between groups; empty for scripted ones
     */
    public record FilterSet(
            String objectType, boolean scripted, List<List<Condition>> alternatives, ExportLocation evidence) {}

    /** @param operator as the export spells it: {@code equality}, {@code not-present} … */
    public record Condition(String attribute, String operator, LegacyFlowValue value) {}

    /** A decision that a program makes, not the configuration. */
    public record ScriptedPart(Kind kind, String what, ExportLocation evidence) {

        public enum Kind {
            FILTER,
            FLOW,
            JOIN,
            PROJECTION,
            PROVISIONING,
            DELETION,
            /** the connector itself is a script */
            CONNECTOR
        }
    }

    /** A program library the connector or the metaverse loads. */
    public record Extension(Place place, String fileName, ExportLocation evidence) {

        public enum Place {
            RULES,
            METAVERSE,
            CONNECTOR,
            PASSWORD,
            PROVISIONING
        }
    }

    public record RunProfile(String name, List<String> stepTypes, ExportLocation evidence) {}
}

package io.isthmus.analyzer.facts;

import io.isthmus.analyzer.facts.Connector.Extension;
import io.isthmus.analyzer.facts.Connector.FilterSet;
import io.isthmus.analyzer.facts.Connector.RunProfile;
import io.isthmus.analyzer.facts.Connector.ScriptedPart;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An export of the server tells everything of a connector. What a format leaves out is {@code NONE} of its part.
 *
 * @param flows towards the connected directory
 */
public record ConnectorConfiguration(
        Selection selection,
        LegacyFlows flows,
        Programs programs,
        List<RunProfile> runProfiles,
        Passwords passwords,
        Connection connection)
        implements Connector.Detail {

    /** Flows that the format keeps elsewhere, if it has any. */
    public static final LegacyFlows NO_FLOWS = new LegacyFlows(Map.of(), List.of());

    /**
     * Which objects and attributes of the directory are synchronized.
     *
     * @param attributes selected attributes, absent where they are not listed
     * @param groupFilter DN of the group whose direct members alone are synchronized
     */
    public record Selection(
            @Nullable List<String> attributes,
            List<FilterSet> filters,
            @Nullable String groupFilter) {}

    /**
     * What programs decide or do.
     *
     * @param assemblyVersion version of the connector's own DLL
     * @param provisioningHierarchy number of component mappings (containers that are created on the way)
     */
    public record Programs(
            List<ScriptedPart> scripted,
            List<Extension> extensions,
            @Nullable String assemblyVersion,
            @Nullable Integer provisioningHierarchy) {

        public static final Programs NONE = new Programs(List.of(), List.of(), null, null);
    }

    /**
     * @param hashSync the {@code password-hash-sync-config} flag, the only one that means password-hash synchronization
     * @param change {@code password-sync-allowed}: whether changed passwords are handed on to or from it
     */
    public record Passwords(
            @Nullable Boolean hashSync, @Nullable Boolean change) {

        public static final Passwords NONE = new Passwords(null, null);
    }

    /**
     * How it connects, and to what.
     *
     * @param account {@code DOMAIN\\user} it signs in with; its password is in no export
     * @param forestNetbios short name of the forest
     * @param options by the export's own names, without secrets
     */
    public record Connection(
            @Nullable String subtype,
            @Nullable String account,
            @Nullable String forestNetbios,
            Map<String, String> options) {}

    public @Nullable List<String> attributes() {
        return selection.attributes();
    }

    public List<FilterSet> filters() {
        return selection.filters();
    }

    public @Nullable String groupFilter() {
        return selection.groupFilter();
    }

    public List<ScriptedPart> scripted() {
        return programs.scripted();
    }

    public List<Extension> extensions() {
        return programs.extensions();
    }

    public @Nullable String account() {
        return connection.account();
    }

    public Map<String, String> options() {
        return connection.options();
    }
}

package io.isthmus.analyzer.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What an export says, for people and programs beside the verdict. {@code null} is what its format cannot express, and is
 * written as {@code null}; an empty list is what it could say and does not.
 *
 * @param shapes kinds of files
 * @param forests DNS names of the forests that Active Directory connectors read; {@code null} where not all of them say
 * @param globals {@code null} where the format has none
 * @param rules {@code null} where the format has none (FIM, MIM, DirSync)
 * @param database {@code null} where the format does not name it
 */
@JsonInclude(Include.ALWAYS)
public record ExportFacts(
        List<String> shapes,
        List<String> forests,
        List<ConnectorFacts> connectors,
        MetaverseFacts metaverse,
        GlobalFacts globals,
        List<RuleFacts> rules,
        Boolean passwordHashSync,
        DatabaseFacts database) {

    /**
     * A connector. The flags about passwords are four; {@code passwordHashSync} is the one that means hash synchronization.
     *
     * @param attributesRemoved attributes that synchronization needs and that are not selected
     * @param flows number of exports to this connector by kind
     * @param directFlows exports of one attribute as it is, each as {@code target <- source}
     * @param otherFlows exports that are not direct, each as {@code target <- what}
     */
    @JsonInclude(Include.ALWAYS)
    public record ConnectorFacts(
            String name,
            String id,
            String kind,
            String category,
            String subtype,
            String assemblyVersion,
            String forest,
            String account,
            List<PartitionFacts> partitions,
            List<String> attributesSelected,
            List<String> attributesRemoved,
            List<FilterFacts> declaredFilters,
            List<String> scripted,
            Map<String, Long> flows,
            List<String> directFlows,
            List<String> otherFlows,
            List<String> extensions,
            List<RunProfileFacts> runProfiles,
            Boolean passwordHashSync,
            String groupFilter,
            Integer provisioningHierarchy) {}

    @JsonInclude(Include.ALWAYS)
    public record PartitionFacts(
            String dn,
            boolean selected,
            Boolean domain,
            List<String> inclusions,
            List<String> exclusions,
            List<String> objectTypes) {}

    /** @param conditions alternatives in words: {@code title equality x and mail not-present} */
    @JsonInclude(Include.ALWAYS)
    public record FilterFacts(String objectType, List<String> conditions) {}

    @JsonInclude(Include.ALWAYS)
    public record RunProfileFacts(String name, List<String> steps) {}

    /** @param flows number of imports by kind */
    @JsonInclude(Include.ALWAYS)
    public record MetaverseFacts(
            String provisioning,
            Map<String, Long> flows,
            List<String> directFlows,
            List<String> otherFlows,
            List<String> scripted,
            List<String> extensions,
            Boolean passwordChangeSync) {}

    /**
     * @param alternateId another attribute than userPrincipalName that is the sign-in name; {@code null} for none
     * @param automaticUpgrade {@code Enabled}, {@code Suspended} or {@code Disabled}
     */
    @JsonInclude(Include.ALWAYS)
    public record GlobalFacts(
            String anchorAttribute,
            String signInAttribute,
            String alternateId,
            String signOnMethod,
            Boolean exchangeHybrid,
            Boolean groupWriteBack,
            Boolean deviceWriteBack,
            Boolean userWriteBack,
            Boolean passwordWriteBack,
            Boolean directoryExtensions,
            Boolean attributeFiltering,
            List<String> attributesExcluded,
            Boolean stagingMode,
            Boolean deletionThresholdOn,
            Integer deletionThreshold,
            Duration interval,
            Boolean scheduleOn,
            String automaticUpgrade) {}

    /**
     * @param state {@code STANDARD}, {@code STANDARD_CHANGED}, {@code STANDARD_NOT_COMPARED} or {@code CUSTOM}
     * @param scope alternatives in words; empty means everything
     * @param joins alternatives in words, in their order
     * @param flows each as {@code target <- source}
     * @param passwordSync the rule's own flag, which is on for standard rules even while hash synchronization is off
     */
    @JsonInclude(Include.ALWAYS)
    public record RuleFacts(
            String name,
            String tag,
            String state,
            boolean disabled,
            String direction,
            String connector,
            String sourceType,
            String targetType,
            String linkType,
            Integer precedence,
            List<String> scope,
            List<String> joins,
            List<String> flows,
            Boolean passwordSync) {}

    @JsonInclude(Include.ALWAYS)
    public record DatabaseFacts(String server, String instance, String name) {}
}

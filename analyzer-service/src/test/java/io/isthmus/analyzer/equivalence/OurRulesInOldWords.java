package io.isthmus.analyzer.equivalence;

import io.isthmus.analyzer.fixtures.ConnectExport;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.RuleDocument.Direction;
import io.isthmus.contracts.settings.RuleDocument.Flow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The export of a server that has our standard rules as its shipped ones: what comes back of it must do what they do. It is there where
 * no real export is, and it has every standard rule, whatever is added to them.
 */
final class OurRulesInOldWords {

    static final String DOMAIN = "DC=corp,DC=fabrikam,DC=test";
    static final String SHORT_NAME = "CORP";

    /** Names of the old metaverse, by ours. */
    private static final Map<String, String> OLD = Map.ofEntries(
            Map.entry("surname", "sn"),
            Map.entry("city", "l"),
            Map.entry("state", "st"),
            Map.entry("country", "co"),
            Map.entry("countryLetterCode", "c"),
            Map.entry("alias", "mailNickname"),
            Map.entry("commonName", "cn"),
            Map.entry("onPremiseSecurityIdentifier", "objectSid"),
            Map.entry("lastPasswordChangeTimestamp", "pwdLastSet"),
            Map.entry("dnsDomainName", "domainFQDN"),
            Map.entry("netBiosName", "domainNetBios"),
            Map.entry("onPremisesSamAccountName", "accountName"),
            Map.entry("msExchArchiveGuid", "msExchArchiveGUID"));

    private OurRulesInOldWords() {}

    /** The files of the export. */
    static Map<String, String> files(List<RuleDocument> rules) {
        Map<String, String> files = new TreeMap<>(ConnectExport.withNetbios("FABRIKAM", List.of(SHORT_NAME)));
        files.keySet().removeIf(name -> name.startsWith("SynchronizationRules/"));
        for (RuleDocument rule : rules) {
            files.put("SynchronizationRules/" + rule.id() + ".xml", xml(rule, files.size()));
        }
        return files;
    }

    private static String xml(RuleDocument rule, int number) {
        boolean inbound = rule.direction() == Direction.INBOUND;
        return "<synchronizationRule><id>{00000000-0000-4000-8000-%012d}</id>".formatted(number)
                + element("name", rule.name())
                + element(
                        "immutable-tag",
                        "Microsoft." + rule.id().replace(".", "").replace("-", "") + ".001")
                + element("direction", inbound ? "Inbound" : "Outbound")
                + element("disabled", "False")
                + element("connector", inbound ? ConnectExport.SOURCE : ConnectExport.CLOUD)
                + element("sourceObjectType", inbound ? rule.sourceType() : metaverseType(rule.sourceType()))
                + element("targetObjectType", inbound ? metaverseType(rule.targetType()) : rule.targetType())
                + element("linkType", rule.linkType() == RuleDocument.LinkType.PROVISION ? "Provision" : "Join")
                + element("precedence", String.valueOf(rule.precedence()))
                + "<attribute-mappings>"
                + rule.flows().stream().map(flow -> flow(flow, inbound)).collect(Collectors.joining())
                + "</attribute-mappings><relationshipCriteria>" + joins(rule)
                + "</relationshipCriteria><synchronizationCriteria>" + scope(rule, inbound)
                + "</synchronizationCriteria></synchronizationRule>";
    }

    private static String metaverseType(String ours) {
        return ours.equals("group") ? "group" : "person";
    }

    private static String flow(Flow flow, boolean inbound) {
        String source = switch (flow.kind()) {
            case DIRECT -> "<src>" + element("attr", inbound ? flow.source() : old(flow.source())) + "</src>";
            case CONSTANT -> element("src", flow.source());
            case EXPRESSION -> element("expression", inbound ? flow.source() : oldNames(flow.source()));
        };
        String once = flow.executeOnce() ? " execute-once=\"true\"" : "";
        return "<mapping" + once + ">" + element("dest", inbound ? old(flow.target()) : flow.target()) + source
                + element("valueMergeType", flow.merge().name().replace("_", "")) + "</mapping>";
    }

    private static String joins(RuleDocument rule) {
        return rule.joins().stream()
                .map(group -> group.conditions().stream()
                        .map(each -> "<condition>" + element("csAttribute", each.sourceAttribute())
                                + element("ilmAttribute", old(each.metaverseAttribute()))
                                + element("caseSensitive", String.valueOf(each.caseSensitive())) + "</condition>")
                        .collect(Collectors.joining("", "<conditions>", "</conditions>")))
                .collect(Collectors.joining());
    }

    private static String scope(RuleDocument rule, boolean inbound) {
        return rule.scope().stream()
                .map(group -> group.conditions().stream()
                        .map(each -> "<scope>"
                                + element("csAttribute", inbound ? each.attribute() : old(each.attribute()))
                                + element("csOperator", each.operator())
                                + element("csValue", each.value() == null ? "" : each.value()) + "</scope>")
                        .collect(Collectors.joining("", "<conditions>", "</conditions>")))
                .collect(Collectors.joining());
    }

    private static String old(String ours) {
        return OLD.getOrDefault(ours, ours);
    }

    private static String oldNames(String expression) {
        String renamed = expression;
        for (Map.Entry<String, String> name : OLD.entrySet()) {
            renamed = renamed.replace("[" + name.getKey() + "]", "[" + name.getValue() + "]");
        }
        return renamed;
    }

    private static String element(String name, String text) {
        return "<" + name + ">"
                + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</" + name + ">";
    }
}

package io.isthmus.analyzer.equivalence;

import io.isthmus.analyzer.fixtures.ConnectExport;
import io.isthmus.contracts.settings.RuleDocument;
import io.isthmus.contracts.settings.RuleDocument.Direction;
import io.isthmus.contracts.settings.RuleDocument.Flow;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The export of a server of two forests that has our standard rules as its shipped ones: what comes back of it must do what they do. It is there where
 * no real export is, and it has every standard rule, whatever is added to them.
 */
final class OurRulesInOldWords {

    static final String DOMAIN = "DC=corp,DC=fabrikam,DC=test";
    static final String SHORT_NAME = "CORP";

    static final String OTHER_FOREST = "exchange.test";
    static final String OTHER_DOMAIN = "DC=corp,DC=exchange,DC=test";

    private static final String OTHER_SOURCE = "{11111111-0000-4000-8000-000000000002}";

    /** As their names sort: where a rule is for two, the first one's is the stronger. */
    private static final List<String> SOURCES = List.of(OTHER_SOURCE, ConnectExport.SOURCE);

    private static final Comparator<RuleDocument> STRONGEST_FIRST =
            Comparator.comparingInt(RuleDocument::precedence).thenComparing(RuleDocument::id);

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
        files.put("Connectors/Connector_{3}.xml", otherForest(files.get("Connectors/Connector_{1}.xml")));
        int precedence = 100;
        for (RuleDocument rule : rules.stream().sorted(STRONGEST_FIRST).toList()) {
            List<String> connectors = rule.direction() == Direction.INBOUND ? SOURCES : List.of(ConnectExport.CLOUD);
            for (String connector : connectors) {
                files.put("SynchronizationRules/" + precedence + ".xml", xml(rule, connector, precedence));
                precedence++;
            }
        }
        return files;
    }

    private static String otherForest(String connector) {
        return connector
                .replace(ConnectExport.SOURCE, OTHER_SOURCE)
                .replace("fabrikam.test", OTHER_FOREST)
                .replace(DOMAIN, OTHER_DOMAIN);
    }

    private static String xml(RuleDocument rule, String connector, int precedence) {
        boolean inbound = rule.direction() == Direction.INBOUND;
        return "<synchronizationRule><id>{00000000-0000-4000-8000-%012d}</id>".formatted(precedence)
                + element("name", rule.name())
                + element(
                        "immutable-tag",
                        "Microsoft." + rule.id().replace(".", "").replace("-", "") + ".001")
                + element("direction", inbound ? "Inbound" : "Outbound")
                + element("disabled", "False")
                + element("connector", connector)
                + element("sourceObjectType", inbound ? rule.sourceType() : metaverseType(rule.sourceType()))
                + element("targetObjectType", inbound ? metaverseType(rule.targetType()) : rule.targetType())
                + element("linkType", rule.linkType() == RuleDocument.LinkType.PROVISION ? "Provision" : "Join")
                + element("precedence", String.valueOf(precedence))
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

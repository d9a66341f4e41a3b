package io.isthmus.migration.standin;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.changes.ObjectDeleted;
import io.isthmus.contracts.checking.CheckReport.Result;
import io.isthmus.contracts.checking.SettingsEffects;
import io.isthmus.contracts.export.WithheldDepartures;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Stands in for sync-service. */
public final class SyncStandIn extends RunsStandIn {

    private static final String DEPARTURES = "/api/sources/contoso/departures";

    private static final int WITHHELD = 12;

    private volatile Result sourceCheck = Result.PASSED;
    private volatile String withheld = "";

    SyncStandIn() {
        super("sync-service");
    }

    @Override
    public synchronized void reset() {
        super.reset();
        sourceCheck = Result.PASSED;
        withheld = "";
    }

    /** Twelve people are withheld from now on, by this digest. */
    public void withholds(String digest) {
        withheld = digest;
    }

    /** What trying credentials comes to from now on. */
    public void sourceCheckIs(Result result) {
        sourceCheck = result;
    }

    @Override
    Answer answer(String method, String path, JsonNode body) {
        return switch (path) {
            case "/api/status" -> new Answer(200, status());
            case "/api/objects" -> new Answer(200, object());
            case "/api/settings-effects" -> new Answer(200, effects());
            case "/api/source-checks" -> new Answer(200, Checked.as(body, sourceCheck));
            case "/api/containers" -> new Answer(200, containers());
            case "/api/standard-rules" ->
                new Answer(200, List.of(standardRule("user.join", 100), standardRule("user.photo", 110)));
            case "/api/rule-checks" -> new Answer(200, Map.of("flaws", flaws(body)));
            case DEPARTURES -> new Answer(200, departures());
            case DEPARTURES + "/approve" -> approved(body);
            default -> super.answer(method, path, body);
        };
    }

    private Answer approved(JsonNode body) {
        if (!withheld.equals(body.path("digest").asText())) {
            return problem(409, "DEPARTURES_CHANGED", "other departures are withheld by now");
        }
        withheld = "";
        return new Answer(200, departures());
    }

    private WithheldDepartures departures() {
        long total = withheld.isEmpty() ? 0 : WITHHELD;
        return new WithheldDepartures(
                "contoso",
                withheld,
                total,
                total == 0 ? List.of() : List.of(new WithheldDepartures.Count("user", "OU=Sales,DC=contoso", total)),
                LongStream.range(0, total)
                        .mapToObj(i -> new WithheldDepartures.Departure(
                                "anchor-" + i,
                                "CN=Seller " + i + ",OU=Sales,DC=contoso",
                                "user",
                                ObjectDeleted.Evidence.ABSENT_FROM_COMPLETE_IMPORT,
                                Instant.now().minusSeconds(300),
                                false))
                        .toList(),
                null);
    }

    private static SettingsEffects effects() {
        return new SettingsEffects(
                1,
                List.of(
                        new SettingsEffects.Count(ObjectType.USER, 1_888),
                        new SettingsEffects.Count(ObjectType.GROUP, 100)),
                List.of(
                        new SettingsEffects.Effect(
                                "contoso",
                                ObjectType.USER,
                                SettingsEffects.Kind.LEAVES,
                                120,
                                List.of("CN=Ann Archer,OU=People,DC=contoso")),
                        new SettingsEffects.Effect(
                                "contoso",
                                ObjectType.GROUP,
                                SettingsEffects.Kind.CHANGES,
                                1,
                                List.of("CN=Staff,OU=Groups,DC=contoso"))),
                0,
                List.of("What the source new holds is not known: it is new."),
                Instant.now());
    }

    /** The same in every container. */
    private static Map<String, Object> containers() {
        return Map.of(
                "connector",
                "contoso",
                "containers",
                List.of(
                        Map.of("dn", "OU=People,DC=contoso", "name", "OU=People"),
                        Map.of("dn", "OU=Sales,DC=contoso", "name", "OU=Sales")),
                "more",
                false);
    }

    private static Map<String, Object> standardRule(String name, int precedence) {
        return Map.of(
                "rule",
                Map.of(
                        "id",
                        "standard.in.ad." + name,
                        "name",
                        "In from AD - " + name,
                        "direction",
                        "INBOUND",
                        "sourceType",
                        "user",
                        "targetType",
                        "user",
                        "linkType",
                        "JOIN",
                        "precedence",
                        precedence,
                        "flows",
                        List.of(Map.of("target", "title", "kind", "DIRECT", "source", "title", "merge", "UPDATE"))),
                "switchedOff",
                false);
    }

    /** An expression that is not closed is all that is found. */
    private static List<Map<String, Object>> flaws(JsonNode settings) {
        List<Map<String, Object>> flaws = new java.util.ArrayList<>();
        for (JsonNode rule : settings.path("rules").path("custom")) {
            for (JsonNode flow : rule.path("flows")) {
                String source = flow.path("source").asText();
                if (source.contains("(") && !source.endsWith(")")) {
                    flaws.add(Map.of(
                            "rule",
                            rule.path("id").asText(),
                            "place",
                            "flow " + flow.path("target").asText(),
                            "character",
                            source.length() + 1,
                            "message",
                            "a ) is missing"));
                }
            }
        }
        return flaws;
    }

    private static Map<String, Object> object() {
        return Map.of(
                "connector", "contoso",
                "dn", "CN=Ann Archer,OU=People,DC=contoso",
                "anchor", "AAAA",
                "objectClass", "user",
                "verdict", "synchronized: projected by rule in-user-join",
                "link", Map.of("status", "PROJECTED", "ruleId", "in-user-join"),
                "attributes", Map.of("cn", List.of("Ann Archer"), "title", List.of("Director")),
                "rules",
                        List.of(
                                Map.of(
                                        "ruleId",
                                        "in-user-join",
                                        "name",
                                        "User, join",
                                        "inScope",
                                        true,
                                        "failed",
                                        List.of()),
                                Map.of(
                                        "ruleId",
                                        "in-user-exchange",
                                        "name",
                                        "User, Exchange",
                                        "inScope",
                                        false,
                                        "failed",
                                        List.of("mailNickname ISNOTNULL: it is absent"))),
                "metaverse",
                        Map.of(
                                "type",
                                "user",
                                "provisioned",
                                true,
                                "targetAnchor",
                                "anchor-1",
                                "attributes",
                                Map.of("displayName", List.of("Ann Archer"))));
    }

    private Map<String, Object> status() {
        return Map.of(
                "settingsKnown",
                true,
                "sources",
                List.of(Map.of(
                        "connector",
                        "contoso",
                        "objects",
                        Map.of("user", 1_900, "group", 100),
                        "filtered",
                        12,
                        "errors",
                        0,
                        "withheld",
                        withheld.isEmpty() ? 0 : WITHHELD,
                        "lastImportAt",
                        Instant.now().minusSeconds(240).toString())),
                "metaverse",
                Map.of("user", 1_888, "group", 100),
                "provisioned",
                1_988,
                "pendingInbound",
                3,
                "pendingOutbound",
                7);
    }
}

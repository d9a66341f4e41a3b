package io.isthmus.migration.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Stands in for sync-service. */
public final class SyncStandIn extends RunsStandIn {

    SyncStandIn() {
        super("sync-service");
    }

    @Override
    Answer answer(String method, String path, JsonNode body) {
        return switch (path) {
            case "/api/status" -> new Answer(200, status());
            case "/api/objects" -> new Answer(200, object());
            default -> super.answer(method, path, body);
        };
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

    private static Map<String, Object> status() {
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

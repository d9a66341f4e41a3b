package io.isthmus.migration.standin;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.export.Leaver;
import io.isthmus.contracts.export.PendingExportSummary.Count;
import io.isthmus.contracts.export.PendingExportView;
import io.isthmus.contracts.export.PendingExportView.AttributeChange;
import io.isthmus.contracts.outcomes.ExportOutcome.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Pending exports of every kind, as export-service tells them. */
final class SomePending {

    static final String CSV = "targetAnchor,objectType,operation\nanchor-1,USER,ADD\n";

    private static final long DELETIONS = 12;
    private static final long UPDATES = 88;

    private SomePending() {}

    static List<Count> counts(long total) {
        return total < 2 * (DELETIONS + UPDATES)
                ? List.of()
                : List.of(
                        new Count(ObjectType.USER, Operation.ADD, total - DELETIONS - UPDATES),
                        new Count(ObjectType.USER, Operation.DELETE, DELETIONS),
                        new Count(ObjectType.GROUP, Operation.UPDATE, UPDATES));
    }

    static List<PendingExportView> rows(long total) {
        return total == 0 ? List.of() : List.of(added(), updated(), deleted());
    }

    static Leaver.Page leavers(boolean kept) {
        return new Leaver.Page(
                List.of(new Leaver(
                        "anchor-8",
                        "Lena Lorenz",
                        "lena.lorenz@contoso.com",
                        "contoso",
                        Instant.parse("2027-01-15T10:00:00Z"),
                        kept)),
                null);
    }

    static List<Map<String, String>> found() {
        return List.of(Map.of(
                "targetAnchor", "anchor-1",
                "objectType", "USER",
                "state", "PRESENT",
                "displayName", "Ann Archer",
                "userPrincipalName", "ann.archer@contoso.com",
                "source", "contoso",
                "pending", "UPDATE"));
    }

    static Map<String, Object> targetObject() {
        return Map.of(
                "targetAnchor",
                "anchor-1",
                "state",
                "PRESENT",
                "owned",
                true,
                "pending",
                "UPDATE",
                "desired",
                Map.of("attributes", Map.of("displayName", List.of("Ann Archer"), "title", List.of("Director"))),
                "observed",
                Map.of("attributes", Map.of("displayName", List.of("Ann Archer"), "title", List.of("Manager"))));
    }

    private static PendingExportView added() {
        return new PendingExportView(
                "anchor-1",
                ObjectType.USER,
                Operation.ADD,
                "Ann Archer",
                "ann.archer@contoso.com",
                "contoso",
                null,
                List.of(),
                0,
                0,
                "the target answered 409",
                "anchor-9");
    }

    private static PendingExportView updated() {
        return new PendingExportView(
                "anchor-2",
                ObjectType.GROUP,
                Operation.UPDATE,
                "Sales",
                null,
                "contoso",
                "id-2",
                List.of(
                        new AttributeChange("displayName", List.of("Sale"), List.of("Sales")),
                        new AttributeChange(
                                "proxyAddresses",
                                List.of(),
                                List.of("SMTP:sales@contoso.com", "smtp:sale@contoso.com"))),
                3,
                1,
                null);
    }

    private static PendingExportView deleted() {
        return new PendingExportView(
                "anchor-3",
                ObjectType.USER,
                Operation.DELETE,
                "Bob Baker",
                "bob.baker@contoso.com",
                "contoso",
                "id-3",
                List.of(),
                0,
                0,
                null);
    }
}

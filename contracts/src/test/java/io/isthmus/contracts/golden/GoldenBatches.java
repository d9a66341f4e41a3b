package io.isthmus.contracts.golden;

import static io.isthmus.contracts.golden.GoldenChanges.GROUP_ANCHOR;
import static io.isthmus.contracts.golden.GoldenChanges.ZOE;
import static io.isthmus.contracts.golden.GoldenChanges.ZOE_ANCHOR;

import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.batches.BatchMarker;
import io.isthmus.contracts.batches.BatchMessage;
import io.isthmus.contracts.batches.DesiredAbsence;
import io.isthmus.contracts.batches.DesiredMembers;
import io.isthmus.contracts.batches.DesiredObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code <deployment>.export.batches}, version 1. */
final class GoldenBatches {

    private static final String MANAGER_ANCHOR = "ICEiIyQlJicoKSorLC0uLw==";
    private static final String SOURCE = "contoso.com: " + ZOE;

    private GoldenBatches() {}

    static List<GoldenSample> samples() {
        return List.of(
                sample("desired-object", zoe()),
                sample(
                        "desired-members",
                        new DesiredMembers(1, "run-7", GROUP_ANCHOR, 0, 1, List.of(ZOE_ANCHOR, MANAGER_ANCHOR))),
                sample(
                        "desired-members-not-known-yet",
                        new DesiredMembers(1, "run-7", GROUP_ANCHOR, 0, 1, List.of(ZOE_ANCHOR), 2)),
                sample(
                        "desired-absence",
                        new DesiredAbsence(
                                1,
                                "run-8",
                                ZOE_ANCHOR,
                                ObjectType.USER,
                                DesiredAbsence.Reason.DELETED_AT_SOURCE,
                                "Müller, Zoë",
                                SOURCE)),
                sample(
                        "desired-absence-with-a-grace",
                        new DesiredAbsence(
                                1,
                                "run-8",
                                ZOE_ANCHOR,
                                ObjectType.USER,
                                DesiredAbsence.Reason.DELETED_AT_SOURCE,
                                "Müller, Zoë",
                                SOURCE,
                                Instant.parse("2016-06-03T10:16:00Z"))),
                sample(
                        "batch-marker-of-a-whole-source",
                        new BatchMarker(
                                1,
                                "run-9",
                                2,
                                3,
                                false,
                                Map.of("read", 2000L),
                                Instant.parse("2016-05-04T10:17:00Z"),
                                new BatchMarker.WholeSource("contoso.com", 4))),
                sample(
                        "batch-marker",
                        new BatchMarker(
                                1,
                                "run-7",
                                0,
                                3,
                                false,
                                Map.of("desired", 1990L, "absent", 0L),
                                Instant.parse("2016-05-04T10:16:00Z"))));
    }

    private static GoldenSample sample(String name, BatchMessage meaning) {
        return new GoldenSample("batches/" + name + ".json", BatchMessage.class, meaning);
    }

    private static DesiredObject zoe() {
        return new DesiredObject(
                1,
                "run-7",
                ZOE_ANCHOR,
                ObjectType.USER,
                Map.of(
                        "userPrincipalName", List.of("zoe@contoso.com"),
                        "accountEnabled", List.of("true"),
                        "displayName", List.of("Müller, Zoë"),
                        "title", List.of()),
                Map.of("manager", List.of(MANAGER_ANCHOR)),
                SOURCE);
    }
}

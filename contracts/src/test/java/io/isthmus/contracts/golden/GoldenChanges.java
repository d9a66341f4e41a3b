package io.isthmus.contracts.golden;

import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.ImportMarker;
import io.isthmus.contracts.changes.MembersObserved;
import io.isthmus.contracts.changes.ObjectDeleted;
import io.isthmus.contracts.changes.ObjectObserved;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** {@code <deployment>.directory.changes}, version 1. */
final class GoldenChanges {

    static final String ZOE = "CN=Zoë Müller,OU=Munich,DC=contoso,DC=com";
    static final String ADA = "CN=Ada,OU=Munich,DC=contoso,DC=com";
    static final String EVA = "CN=Eva,OU=Oslo,DC=fabrikam,DC=com";
    static final String ZOE_ANCHOR = "AAECAwQFBgcICQoLDA0ODw==";
    static final String GROUP_ANCHOR = "EBESExQVFhcYGRobHB0eHw==";

    private GoldenChanges() {}

    static List<GoldenSample> samples() {
        return List.of(
                sample("object-observed", zoe()),
                sample(
                        "members-observed",
                        new MembersObserved(
                                1, "run-7", "contoso.com", GROUP_ANCHOR, "member", 3, 4, List.of(ADA, ZOE))),
                sample(
                        "members-of-several-sources",
                        new MembersObserved(
                                1,
                                "run-7",
                                "contoso.com",
                                GROUP_ANCHOR,
                                "member",
                                0,
                                1,
                                List.of(ADA, EVA),
                                Map.of("fabrikam.com", List.of(EVA)))),
                sample("object-deleted", zoeGone()),
                sample("import-marker", marker()),
                sample("import-marker-of-a-delta", markerOfADelta()));
    }

    private static GoldenSample sample(String name, ChangeMessage meaning) {
        return new GoldenSample("changes/" + name + ".json", ChangeMessage.class, meaning);
    }

    private static ObjectObserved zoe() {
        return new ObjectObserved(
                1,
                "run-7",
                "contoso.com",
                ZOE_ANCHOR,
                ZOE,
                "user",
                Map.of(
                        "displayName", List.of("Müller, Zoë"),
                        "objectGUID", List.of(ZOE_ANCHOR),
                        "proxyAddresses", List.of("SMTP:zoe@contoso.com", "smtp:z.mueller@contoso.com"),
                        "manager", List.of(ADA),
                        "userAccountControl", List.of("512")),
                List.of("objectGUID"),
                Instant.parse("2016-05-04T10:15:30.250Z"));
    }

    private static ObjectDeleted zoeGone() {
        return new ObjectDeleted(
                1,
                "run-8",
                "contoso.com",
                ZOE_ANCHOR,
                ZOE,
                "user",
                ObjectDeleted.Evidence.ABSENT_FROM_COMPLETE_IMPORT,
                Instant.parse("2016-05-04T11:00:00Z"));
    }

    private static ImportMarker marker() {
        return new ImportMarker(
                1,
                "run-8",
                "contoso.com",
                2,
                3,
                true,
                Map.of("read", 2000L, "added", 0L, "updated", 3L, "deleted", 1L, "unchanged", 1996L),
                Instant.parse("2016-05-04T11:00:01Z"));
    }

    private static ImportMarker markerOfADelta() {
        return new ImportMarker(
                1,
                "run-9",
                "contoso.com",
                0,
                3,
                true,
                Map.of("read", 2L, "added", 0L, "updated", 2L, "deleted", 0L, "unchanged", 0L),
                Instant.parse("2016-05-04T11:00:11Z"),
                false);
    }
}

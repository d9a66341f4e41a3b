package io.isthmus.contracts.golden;

import io.isthmus.contracts.config.ConfigChange;
import io.isthmus.contracts.config.ConfigChange.Verdict;
import io.isthmus.contracts.config.ConfigRecord;
import java.time.Instant;
import java.util.List;

/** {@code directory.config}, version 1. */
final class GoldenConfig {

    private static final String TARGET = "contoso-cloud";

    private GoldenConfig() {}

    static List<GoldenSample> samples() {
        return List.of(
                sample(
                        "settings-changed",
                        record(
                                1,
                                "2016-05-04T10:00:00Z",
                                "admin",
                                "taken over from DirSync",
                                new ConfigChange.SettingsChanged("local", GoldenSettings.everything()))),
                sample("promoted", exportControl(2, "admin", new ConfigChange.Promoted(TARGET, "local", 1))),
                sample("demoted", exportControl(3, "admin", new ConfigChange.Demoted(TARGET, "local", 2))),
                sample("quiesced", exportControl(4, "export-service", new ConfigChange.Quiesced(TARGET, "local", 2))),
                sample(
                        "restoration-begun",
                        exportControl(
                                5, "admin", new ConfigChange.RestorationBegun(TARGET, "local", "restoration-1", 3))),
                sample(
                        "person-rehired",
                        decided(
                                6,
                                "she is back from another employer",
                                new ConfigChange.PersonDecided(
                                        "local",
                                        GoldenChanges.ZOE_ANCHOR,
                                        Verdict.SAME_PERSON,
                                        "ICEiIyQlJicoKSorLC0uLw==",
                                        null))),
                sample(
                        "person-kept",
                        decided(
                                7,
                                null,
                                new ConfigChange.PersonDecided(
                                        "local",
                                        GoldenChanges.ZOE_ANCHOR,
                                        Verdict.KEPT,
                                        null,
                                        Instant.parse("2016-06-03T10:16:00Z")))));
    }

    private static GoldenSample sample(String name, ConfigRecord meaning) {
        return new GoldenSample("config/" + name + ".json", ConfigRecord.class, meaning);
    }

    private static ConfigRecord decided(int number, String reason, ConfigChange change) {
        return record(number, "2016-05-04T12:00:00Z", "operator", reason, change);
    }

    private static ConfigRecord exportControl(int number, String author, ConfigChange change) {
        return record(number, "2016-05-04T12:00:00Z", author, null, change);
    }

    private static ConfigRecord record(int number, String at, String author, String reason, ConfigChange change) {
        return new ConfigRecord(
                1,
                "c0ffee00-0000-4000-8000-00000000000" + number,
                number - 1,
                Instant.parse(at),
                author,
                reason,
                change);
    }
}

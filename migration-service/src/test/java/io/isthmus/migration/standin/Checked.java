package io.isthmus.migration.standin;

import com.fasterxml.jackson.databind.JsonNode;
import io.isthmus.contracts.checking.CheckReport;
import io.isthmus.contracts.checking.CheckReport.Check;
import io.isthmus.contracts.checking.CheckReport.Result;
import java.time.Instant;
import java.util.List;

/** What trying credentials comes to: reached, and then as the test wants. */
final class Checked {

    private Checked() {}

    /** @param tried settings of a source or a target */
    static CheckReport as(JsonNode tried, Result result) {
        String name = tried.path("name").asText();
        return new CheckReport(
                name,
                List.of(
                        new Check("REACHABLE", Result.PASSED, tried.path("url").asText() + " answers", null),
                        new Check(
                                "SIGNED_IN",
                                result,
                                result == Result.PASSED ? "signed in" : "the password is refused or runs out soon",
                                result == Result.PASSED ? null : "Give another password.")),
                Instant.parse("2026-11-21T01:00:00Z"));
    }
}

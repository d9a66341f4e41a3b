package io.isthmus.cli.administering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PendingCommandsTest extends CommandCase {

    private static final String HELD =
            "{\"open\":false,\"stagingMode\":false,\"epoch\":1,\"holds\":[{\"code\":\"DELETION_THRESHOLD_EXCEEDED\","
                    + "\"message\":\"held: 612 deletions, limit 500\",\"whatToDo\":\"Approve.\"}]}";

    @Test
    void pending_shows_old_and_new_values_and_the_digest_to_approve() {
        services.answers(
                "GET /api/pending-exports/summary",
                200,
                "{\"digest\":\"d1\",\"counts\":[{\"objectType\":\"USER\",\"operation\":\"UPDATE\",\"count\":1234}],"
                        + "\"total\":1234,\"awaitingConfirmation\":5,\"unsupported\":0}");
        services.answers(
                "GET /api/pending-exports",
                200,
                "{\"items\":[{\"targetAnchor\":\"t\",\"objectType\":\"USER\",\"operation\":\"UPDATE\","
                        + "\"displayName\":\"Ánna\",\"changes\":[{\"attribute\":\"title\",\"expected\":[\"Clerk\"],"
                        + "\"desired\":[\"Chief\"]}],\"membersToAdd\":0,\"membersToRemove\":0}],\"next\":\"9\"}");

        Outcome outcome = run("pending", "--operation", "update", "--search", "a b");

        assertThat(outcome.out())
                .contains(
                        "1,234 pending exports", "Digest d1", "UPDATE USER Ánna", "title: Clerk -> Chief", "--after 9");
        assertThat(services.last().path()).isEqualTo("/api/pending-exports?operation=update&q=a%20b&limit=20");
    }

    @Test
    void the_csv_is_passed_on_as_it_is() {
        String csv = "ID,DN\n" + "1,\"Ánna 漢字\"\n".repeat(5000);
        services.answers("GET /api/pending-exports.csv", 200, csv);

        assertThat(run("pending", "--csv").out()).isEqualTo(csv);
        assertThat(run("pending", "--csv", "--json").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void whether_somebody_is_back_is_said_of_one_person_and_one_leaver() {
        services.answers("POST /api/person-verdicts", 200, "{\"targetAnchor\":\"b1\",\"verdict\":\"SAME_PERSON\"}");

        Outcome outcome = run("person", "b1", "--same-as", "a1");

        assertThat(outcome.out()).contains("b1 is a1, who is back");
        assertThat(services.last().body())
                .isEqualTo("{\"targetAnchor\":\"b1\",\"verdict\":\"SAME_PERSON\",\"formerAnchor\":\"a1\"}");
        assertThat(run("person", "b1").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("person", "b1", "--same-as", "a1", "--not", "a1").exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void a_leaver_is_listed_with_his_date_and_kept_by_it() {
        services.answers(
                "GET /api/leavers",
                200,
                "{\"items\":[{\"targetAnchor\":\"a1\",\"displayName\":\"Lena\",\"deleteAfter\":\"2027-01-15T10:00:00Z\","
                        + "\"kept\":false}]}");
        services.answers("POST /api/person-verdicts", 200, "{\"targetAnchor\":\"a1\",\"verdict\":\"KEPT\"}");

        assertThat(run("leavers").out()).contains("2027-01-15T10:00:00Z  Lena a1");
        assertThat(run("person", "a1", "--keep", "2027-01-15T10:00:00Z").out()).contains("a1 is kept");
        assertThat(services.last().body())
                .isEqualTo("{\"targetAnchor\":\"a1\",\"verdict\":\"KEPT\",\"deleteAfter\":\"2027-01-15T10:00:00Z\"}");
    }

    @Test
    void an_approval_names_its_set_and_says_when_the_gate_stays_closed() {
        services.answers("POST /api/approvals", 200, HELD);

        Outcome outcome = run("approve", "d1", "--comment", "leavers");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.ATTENTION);
        assertThat(outcome.out()).contains("held: 612 deletions, limit 500");
        assertThat(services.last().body()).isEqualTo("{\"digest\":\"d1\",\"comment\":\"leavers\"}");
        assertThat(run("approve").exitCode()).isEqualTo(ExitCode.USAGE);
    }
}

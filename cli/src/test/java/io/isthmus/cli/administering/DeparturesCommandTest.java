package io.isthmus.cli.administering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeparturesCommandTest extends CommandCase {

    private static final String WITHHELD = """
            {"source":"corp","digest":"d1","total":1234,
             "counts":[{"objectClass":"user","base":"OU=Sales,DC=corp","count":1234}],
             "departures":[{"anchor":"a1","dn":"CN=Ánna,OU=Sales,DC=corp","objectClass":"user",
                            "evidence":"ABSENT_FROM_COMPLETE_IMPORT","since":"2026-01-02T03:04:05Z","approved":false}],
             "next":"a1"}
            """;
    private static final String NOBODY =
            "{\"source\":\"lab\",\"digest\":\"e0\",\"total\":0,\"counts\":[],\"departures\":[]}";

    @Test
    void every_source_says_who_is_kept_though_the_directory_does_not_show_them() {
        services.answers("GET /api/settings", 200, SETTINGS);
        services.answers("GET /api/sources/corp/departures", 200, WITHHELD);
        services.answers("GET /api/sources/lab/departures", 200, NOBODY);

        Outcome outcome = run("departures", "show");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.ATTENTION);
        assertThat(outcome.out())
                .contains(
                        "corp: 1,234 objects no longer found, and kept",
                        "user below OU=Sales,DC=corp 1,234",
                        "Digest d1",
                        "user CN=Ánna,OU=Sales,DC=corp  (ABSENT_FROM_COMPLETE_IMPORT, since 2026-01-02T03:04:05Z)",
                        "More: --source corp --after a1",
                        "lab: nobody is withheld");
    }

    @Test
    void a_source_where_nobody_is_withheld_needs_no_attention() {
        services.answers("GET /api/sources/lab/departures", 200, NOBODY);

        assertThat(run("departures", "show", "--source", "lab").exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(services.last().path()).isEqualTo("/api/sources/lab/departures?limit=20");
        assertThat(run("departures", "show", "--after", "a1").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void an_approval_names_its_source_and_its_set() {
        services.answers("POST /api/sources/corp/departures/approve", 200, NOBODY);

        Outcome outcome = run("departures", "approve", "corp", "d1", "--comment", "branch closed");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(services.last().body()).isEqualTo("{\"digest\":\"d1\",\"comment\":\"branch closed\"}");
        assertThat(run("departures", "approve", "corp").exitCode()).isEqualTo(ExitCode.USAGE);
    }
}

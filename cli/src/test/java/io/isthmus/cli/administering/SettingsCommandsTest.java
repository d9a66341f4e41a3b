package io.isthmus.cli.administering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsCommandsTest extends CommandCase {

    @Test
    void settings_go_to_a_file_once_and_replace_it_only_when_told_to() throws Exception {
        services.answers("GET /api/settings", 200, SETTINGS, "7");
        Path file = folder.resolve("settings.json");

        assertThat(run("export-settings", file.toString()).out()).contains("revision 7");
        Outcome second = run("export-settings", file.toString());
        assertThat(second.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(second.err()).contains("--force");
        assertThat(run("export-settings", file.toString(), "--force", "--json")
                        .json()
                        .path("revision")
                        .asInt())
                .isEqualTo(7);
        assertThat(run("export-settings").json().path("target").path("name").asText())
                .isEqualTo("cloud");
    }

    @Test
    void imported_settings_build_on_the_revision_in_force_unless_another_is_named() throws Exception {
        services.answers("GET /api/settings", 200, SETTINGS, "7");
        services.answers("PUT /api/settings", 200, SETTINGS, "8");
        Path file = Files.writeString(folder.resolve("settings.json"), SETTINGS);

        Outcome outcome = run("import-settings", file.toString(), "--reason", "two sources");
        assertThat(outcome.out()).contains("revision 8, built on 7");
        assertThat(services.last().ifMatch()).isEqualTo("\"7\"");
        assertThat(services.last().path()).isEqualTo("/api/settings?reason=two%20sources");

        run("import-settings", file.toString(), "--based-on", "3");
        assertThat(services.last().ifMatch()).isEqualTo("\"3\"");
    }

    @Test
    void a_preview_tells_whom_a_group_takes_and_who_would_leave_and_brings_nothing_in_force() throws Exception {
        services.answers("POST /api/settings-effects", 200, """
            {"basedOn":7,"effects":[{"source":"hr","type":"user","kind":"LEAVES","count":7,"examples":["uid=bert"]}],
             "failing":0,"unknown":[],"at":"2026-11-30T10:00:00Z",
             "groups":[{"source":"hr","dn":"cn=pilot","count":1,"examples":["uid=anna"]}]}
            """, "7");
        Path file = Files.writeString(folder.resolve("settings.json"), SETTINGS);

        assertThat(run("import-settings", file.toString(), "--preview").out())
                .contains("hr: 1 members of cn=pilot: uid=anna")
                .contains("hr: 7 users would leave the target: uid=bert; and others");
        assertThat(services.requests()).hasSize(1);
    }

    @Test
    void a_settings_file_with_a_misspelt_name_is_told_before_anything_is_asked() throws Exception {
        Path file = Files.writeString(folder.resolve("settings.yaml"), "schemaVersion: 1\nsourcse: []\n");

        Outcome outcome = run("import-settings", file.toString());

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("settings.yaml: sourcse is no setting");
        assertThat(services.requests()).isEmpty();
    }
}

package io.isthmus.migration.console.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.isthmus.chassis.problem.ProblemException;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.GroupFilter;
import io.isthmus.contracts.settings.IdentitySettings;
import io.isthmus.contracts.settings.ImportGuard;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.QuerySettings;
import io.isthmus.contracts.settings.RowSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SignIn;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.contracts.settings.TargetSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is shown in a form and sent back unchanged changes nothing. */
class ConnectionFormsTest {

    private static final SourceSettings NORTH = new SourceSettings(
                    "north",
                    SourceKind.ACTIVE_DIRECTORY,
                    "ldaps://dc1.north.example:636",
                    false,
                    "file:/run/ca.pem",
                    "CN=reader,DC=north",
                    "env:NORTH",
                    "objectGUID",
                    List.of(
                            new PartitionSettings(
                                    "DC=north", List.of("OU=People,DC=north"), List.of("OU=Old,DC=north")),
                            new PartitionSettings("DC=far,DC=north", List.of(), List.of())),
                    DeltaMethod.MODIFY_TIMESTAMP,
                    500)
            .withGroup(new GroupFilter("CN=Pilot,DC=north", true, false))
            .withGuard(new ImportGuard(20, 50));
    private static final SourceSettings PLAIN = new SourceSettings(
            "plain",
            SourceKind.LDAP,
            null,
            true,
            null,
            null,
            null,
            "entryUUID",
            List.of(),
            DeltaMethod.CHANGELOG,
            1_000);

    private static final SourceSettings DATABASE = new SourceSettings(
                    "payroll",
                    SourceKind.SQL,
                    "jdbc:postgresql://db/payroll",
                    false,
                    null,
                    "isthmus",
                    "env:PAYROLL",
                    "id",
                    List.of(new PartitionSettings("ou=staff", List.of(), List.of())),
                    DeltaMethod.AUTO,
                    1_000)
            .withRows(
                    new RowSettings(
                            "inetOrgPerson",
                            "class",
                            "|",
                            List.of("manager", "owner"),
                            Map.of("e = mail", "mail"),
                            "\\t"),
                    new QuerySettings("select id, \"e = mail\"\nfrom staff", "changed", null));

    @ParameterizedTest
    @MethodSource("sources")
    void a_source_that_is_sent_back_as_it_was_shown_is_the_same(SourceSettings source) {
        SettingsDocument settings = settings(null, NORTH, PLAIN, DATABASE);

        assertThat(SourceForm.of(source).applied(settings)).isEqualTo(settings);
        assertThat(SourceForm.read(fields(SourceForm.of(source)))).isEqualTo(SourceForm.of(source));
    }

    static Stream<SourceSettings> sources() {
        return Stream.of(NORTH, PLAIN, DATABASE);
    }

    @ParameterizedTest
    @MethodSource("targets")
    void a_target_that_is_sent_back_as_it_was_shown_is_the_same(TargetSettings target) {
        SettingsDocument settings = settings(target, NORTH);

        assertThat(TargetForm.of(settings).applied(settings)).isEqualTo(settings);
    }

    static Stream<TargetSettings> targets() {
        return Stream.of(
                        new TargetSettings.BearerToken("env:TOKEN"),
                        new TargetSettings.ClientCredentials("https://idp/token", "isthmus", "env:SECRET", null),
                        new TargetSettings.Basic("isthmus", "file:/run/password"))
                .map(way -> new TargetSettings(
                        "cloud", TargetSettings.Kind.SCIM, "https://cloud/scim", way, 8, "x.example"));
    }

    @Test
    void a_partition_that_stays_keeps_its_containers_and_a_new_one_has_none() {
        Map<String, String> form = fields(SourceForm.of(NORTH));
        form.put("partitions", " dc=north \n\nDC=new,DC=north\n");

        assertThat(SourceForm.read(form).source(settings(null, NORTH)).partitions())
                .containsExactly(
                        NORTH.partitions().getFirst(), new PartitionSettings("DC=new,DC=north", List.of(), List.of()));
    }

    @ParameterizedTest
    @MethodSource("signIns")
    void a_form_that_nobody_touched_keeps_how_the_reader_signs_in(SignIn signIn) {
        SourceSettings source = NORTH.withSignIn(signIn);

        assertThat(SourceForm.read(fields(SourceForm.of(source)))
                        .source(settings(null, source))
                        .signIn())
                .isEqualTo(signIn);
    }

    static Stream<SignIn> signIns() {
        return Stream.of(
                null,
                new SignIn.ClientCertificate("file:/keys/reader.pem", "file:/keys/reader.key"),
                new SignIn.Kerberos("reader@NORTH.EXAMPLE", "file:/keys/reader.keytab"));
    }

    @Test
    void a_new_source_comes_last_and_one_that_is_removed_leaves_the_others() {
        SettingsDocument settings = settings(null, NORTH);
        SettingsDocument both = SourceForm.of(PLAIN).applied(settings);

        assertThat(both.sources()).containsExactly(NORTH, PLAIN);
        assertThat(SourceForm.without(both, "north").sources()).containsExactly(PLAIN);
    }

    @Test
    void a_number_that_is_none_is_refused_by_its_field() {
        Map<String, String> form = fields(SourceForm.of(NORTH));
        form.put("pageSize", "many");

        assertThatThrownBy(() -> SourceForm.read(form).source(settings(null, NORTH)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("pageSize is no number: many");
    }

    private static SettingsDocument settings(TargetSettings target, SourceSettings... sources) {
        return new SettingsDocument(
                1, List.of(sources), target, new IdentitySettings("mail", false, true), null, null, null, null, null);
    }

    private static Map<String, String> fields(SourceForm form) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "known", "true",
                "name", form.name(),
                "kind", form.kind().name(),
                "url", form.url(),
                "trustedCertificatesRef", form.trustedCertificatesRef(),
                "bindDn", form.bindDn(),
                "passwordRef", form.passwordRef(),
                "anchorAttribute", form.anchorAttribute(),
                "delta", form.delta().name(),
                "pageSize", form.pageSize()));
        fields.put("guardPercent", form.guard().percent());
        fields.put("guardAtLeast", form.guard().atLeast());
        fields.put("partitions", form.partitions());
        fields.put("tokenUrl", form.tokenUrl());
        fields.put("scope", form.scope());
        fields.put("group", form.group());
        if (form.nested()) {
            fields.put("nested", "true");
        }
        fields.putAll(Map.of(
                "objectClass", form.rows().objectClass(),
                "classColumn", form.rows().classColumn(),
                "valueSeparator", form.rows().valueSeparator(),
                "references", form.rows().references(),
                "columns", form.rows().columns(),
                "delimiter", form.rows().delimiter(),
                "select", form.rows().select(),
                "changeColumn", form.rows().changeColumn(),
                "deletedColumn", form.rows().deletedColumn()));
        fields.putAll(Map.of(
                "signInBy", form.signIn().way(),
                "certificateRef", form.signIn().certificateRef(),
                "privateKeyRef", form.signIn().privateKeyRef(),
                "principal", form.signIn().principal(),
                "keytabRef", form.signIn().keytabRef()));
        if (form.startTls()) {
            fields.put("startTls", "true");
        }
        return fields;
    }
}

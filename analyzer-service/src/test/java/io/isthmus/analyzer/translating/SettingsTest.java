package io.isthmus.analyzer.translating;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.ConnectExport;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.analyzer.fixtures.OtherExports;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.analysis.AnalysisResult;
import io.isthmus.contracts.settings.GroupFilter;
import io.isthmus.contracts.settings.PartitionSettings;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.contracts.settings.SourceKind;
import io.isthmus.contracts.settings.SourceSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {

    @Test
    void the_ou_filter_of_a_selected_domain_is_carried_over() throws Exception {
        SourceSettings source = settings(DirSyncExport.untouched()).sources().getFirst();

        assertThat(source.name()).isEqualTo("Active-Directory-Connector");
        assertThat(source.kind()).isEqualTo(SourceKind.ACTIVE_DIRECTORY);
        assertThat(source.anchorAttribute()).isEqualTo("objectGUID");
        assertThat(source.partitions())
                .containsExactly(new PartitionSettings(
                        "DC=fabrikam,DC=test", List.of("DC=fabrikam,DC=test"), List.of("OU=Old,DC=fabrikam,DC=test")));
    }

    @Test
    void credentials_are_never_carried_over_and_always_listed() throws Exception {
        AnalysisResult result = Analysing.analyse(DirSyncExport.untouched().zip());

        SourceSettings source = result.settings().sources().getFirst();
        assertThat(source.url()).isNull();
        assertThat(source.bindDn()).isNull();
        assertThat(source.passwordRef()).isNull();
        assertThat(result.settings().target()).isNull();
        assertThat(result.notCarriedOver())
                .anySatisfy(left -> assertThat(left.what())
                        .isEqualTo("credentials of 'Active Directory Connector' (account FABRIKAM\\MSOL_AD_SYNC)"));
    }

    @Test
    void the_group_of_a_pilot_goes_on_to_let_in_its_direct_members_alone() throws Exception {
        AnalysisResult result = Analysing.analyse(DirSyncExport.untouched()
                .withPrivateParts(
                        "<parameter-values><parameter name=\"Connector.GroupFilteringGroupDn\">CN=Pilot,DC=fabrikam"
                                + "</parameter></parameter-values>")
                .zip());

        assertThat(result.settings().sources().getFirst().group())
                .isEqualTo(new GroupFilter("CN=Pilot,DC=fabrikam", false, true));
        assertThat(result.notCarriedOver()).noneMatch(left -> left.what().startsWith("group filter"));
    }

    @Test
    void what_the_settings_cannot_hold_is_listed_with_its_reason() throws Exception {
        AnalysisResult result = Analysing.analyse(DirSyncExport.untouched()
                .withFlow("mail", "<direct-mapping><src-attribute>email</src-attribute></direct-mapping>")
                .withFlow("title", "<scripted-mapping><script-context>c</script-context></scripted-mapping>")
                .withoutType("contact")
                .withConnector("Payroll", "MSSQL")
                .zip());

        assertThat(result.notCarriedOver()).allSatisfy(left -> {
            assertThat(left.evidence()).isNotBlank();
            assertThat(left.reason()).isNotBlank();
            assertThat(left.whatToDo()).isNotBlank();
        });
        assertThat(result.notCarriedOver())
                .extracting(left -> left.what() + ": " + left.reason())
                .contains(
                        "2 attribute flows towards 'Active Directory Connector': the standard rules take their place",
                        "connector 'Payroll': sources of category MSSQL are not supported")
                .anyMatch(line -> line.contains("flow to title") && line.contains("a program decides"))
                .anyMatch(line -> line.contains("contact") && line.contains("not object types"))
                .noneMatch(line -> line.startsWith("credentials of 'Payroll'"));
    }

    @ParameterizedTest
    @CsvSource({"00:30:00,", "03:00:00,", "00:45:00, PT45M", "1.00:00:00, P1D"})
    void only_an_interval_that_somebody_chose_is_carried_over(String old, Duration ours) throws Exception {
        SettingsDocument settings = Analysing.analyse(
                        DirSyncExport.zip(ConnectExport.withGlobals(Map.of("Microsoft.Synchronize.TimeInterval", old))))
                .settings();

        assertThat(settings.schedule().deltaInterval()).isEqualTo(ours);
        assertThat(settings.schedule().enabled()).isFalse();
    }

    @Test
    void facts_that_dirsync_cannot_express_stay_open() throws Exception {
        SettingsDocument settings = settings(DirSyncExport.untouched());

        assertThat(settings.features().passwordHashSync()).isNull();
        assertThat(settings.features().exchangeHybrid()).isNull();
        assertThat(settings.features().deviceWriteBack()).isNull();
        assertThat(settings.safety().deletionThreshold()).isEqualTo(500);
    }

    @Test
    void only_the_connectors_own_flag_is_password_hash_synchronization() throws Exception {
        SettingsDocument on = settings(DirSyncExport.untouched()
                .withPrivateParts("<password-hash-sync-config><enabled>1</enabled></password-hash-sync-config>")
                .withMetaverse("<password-sync><password-sync-enabled>0</password-sync-enabled></password-sync>"));

        assertThat(on.features().passwordHashSync()).isTrue();
    }

    @Test
    void a_constant_password_leaves_no_trace() throws Exception {
        AnalysisResult result = Analysing.analyse(DirSyncExport.untouched()
                .withFlow(
                        "unicodePwd",
                        "<constant-mapping><constant-value>Sesame-4711</constant-value></constant-mapping>")
                .withFlow(
                        "userPassword",
                        "<sync-rule-mapping mapping-type=\"constant\"><sync-rule-value>Sesame-4711</sync-rule-value>"
                                + "</sync-rule-mapping>")
                .zip());

        assertThat(result.redactions()).hasSize(2);
        assertThat(result.redactions().getFirst().what()).contains("unicodePwd");
        assertThat(WireFormat.mapper().writeValueAsString(result)).doesNotContain("Sesame");
    }

    static List<byte[]> exportsOfEveryShape() {
        return List.of(
                DirSyncExport.untouched()
                        .withFilters("<filter-set cd-object-type=\"user\" type=\"declared\"><filter-alternative>"
                                + "<condition cd-attribute=\"title\" operator=\"equality\"><value>x &amp; \"y\"</value>"
                                + "</condition></filter-alternative></filter-set>")
                        .zip(),
                ConnectExport.withRule(
                        50,
                        "<mapping><dest>title</dest><src><attr>title</attr></src><expression>UCase([title]) &amp; \"é\""
                                + "</expression><valueMergeType>Merge</valueMergeType></mapping>"),
                ConnectExport.withStandardRule("Microsoft.InFromADUserCommon.004", true),
                OtherExports.JSON.getBytes(StandardCharsets.UTF_8),
                OtherExports.ECMA2_HOST.getBytes(StandardCharsets.UTF_8));
    }

    /** Exported as a file and imported again, whichever old tool they come from. */
    @ParameterizedTest
    @MethodSource("exportsOfEveryShape")
    void the_settings_survive_export_and_import(byte[] upload) throws Exception {
        SettingsDocument settings = Analysing.analyse(upload).settings();

        byte[] exported = WireFormat.mapper().writeValueAsBytes(settings);
        SettingsDocument imported = WireFormat.mapper().readValue(exported, SettingsDocument.class);

        assertThat(imported).isEqualTo(settings);
        assertThat(WireFormat.mapper().writeValueAsBytes(imported)).isEqualTo(exported);
    }

    @Property
    void every_name_becomes_safe_in_keys(@ForAll String name) {
        assertThat(Sources.keySafe(name)).matches("[A-Za-z0-9._-]{1,60}");
    }

    @Test
    void names_stay_readable() {
        assertThat(Sources.keySafe("contoso.com")).isEqualTo("contoso.com");
        assertThat(Sources.keySafe("Zürich AD (alt)")).isEqualTo("Zurich-AD-alt");
        assertThat(Sources.keySafe("东京")).isEqualTo("source");
    }

    private static SettingsDocument settings(DirSyncExport export) throws Exception {
        return Analysing.analyse(export.zip()).settings();
    }
}

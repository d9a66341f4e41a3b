package io.isthmus.analyzer.powershell;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.facts.PlainValue;
import io.isthmus.analyzer.facts.SyncRule;
import io.isthmus.analyzer.facts.UnreadableExport;
import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.DetailedExport;
import io.isthmus.analyzer.fixtures.DirSyncExport;
import io.isthmus.contracts.analysis.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that the rules editor exports are PowerShell. They are taken apart like any other file, and never run. */
class RuleScriptTest {

    private static final String SCRIPT = """
            # exported on a quiet evening
            New-ADSyncRule  `
            -Name 'Sales''s rule' `
            -Identifier '33333333-0000-4000-8000-000000000003' `
            -Description 'New-ADSyncRule' `
            -Direction 'Inbound' `
            -Precedence 50 `
            -PrecedenceAfter '00000000-0000-0000-0000-000000000000' `
            -SourceObjectType 'user' `
            -TargetObjectType 'person' `
            -Connector '11111111-0000-4000-8000-000000000001' `
            -LinkType 'Join' `
            -SoftDeleteExpiryInterval 0 `
            -ImmutableTag '' `
            -EnablePasswordSync  `
            -OutVariable syncRule


            Add-ADSyncAttributeFlowMapping  `
            -SynchronizationRule $syncRule[0] `
            -Source @('department','title') `
            -Destination 'department' `
            -FlowType 'Expression' `
            -ValueMergeType 'Update' `
            -Expression '
               IIF(IsPresent([department]),
                   Trim([department]), "#none")
            ' `
            -OutVariable syncRule

            Add-ADSyncAttributeFlowMapping -SynchronizationRule $syncRule[0] -Source @('mail') -Destination 'mail' -FlowType 'Direct' -ExecuteOnce -OutVariable syncRule
            Add-ADSyncAttributeFlowMapping -SynchronizationRule $syncRule[0] -Source @('True') -Destination 'cloudFiltered' -FlowType 'Constant' -ValueMergeType 'Update' -OutVariable syncRule

            New-Object  `
            -TypeName 'Microsoft.IdentityManagement.PowerShell.ObjectModel.ScopeCondition' `
            -ArgumentList 'department','Sales','EQUAL' `
            -OutVariable condition0

            New-Object  `
            -TypeName 'Microsoft.IdentityManagement.PowerShell.ObjectModel.ScopeCondition' `
            -ArgumentList 'mail','','ISNOTNULL' `
            -OutVariable condition1

            Add-ADSyncScopeConditionGroup  `
            -SynchronizationRule $syncRule[0] `
            -ScopeConditions @($condition0[0],$condition1[0]) `
            -OutVariable syncRule

            New-Object  `
            -TypeName 'Microsoft.IdentityManagement.PowerShell.ObjectModel.JoinCondition' `
            -ArgumentList 'employeeID','employeeID',$true `
            -OutVariable condition0

            Add-ADSyncJoinConditionGroup  `
            -SynchronizationRule $syncRule[0] `
            -JoinConditions @($condition0[0]) `
            -OutVariable syncRule

            Add-ADSyncRule  `
            -SynchronizationRule $syncRule[0]

            Get-ADSyncRule  `
            -Identifier '33333333-0000-4000-8000-000000000003'
            """;

    @Test
    void a_rule_is_read_from_its_script_as_from_its_xml() throws Exception {
        SyncRule rule = only(SCRIPT);

        assertThat(rule.name()).isEqualTo("Sales's rule");
        assertThat(rule.id()).isEqualTo("33333333-0000-4000-8000-000000000003");
        assertThat(rule.custom()).isTrue();
        assertThat(rule.direction()).isEqualTo("Inbound");
        assertThat(rule.precedence()).isEqualTo(50);
        assertThat(rule.linkType()).isEqualTo("Join");
        assertThat(rule.passwordSync()).isTrue();
        assertThat(rule.disabled()).isFalse();
        assertThat(rule.softDelete()).isEqualTo("00:00:00");
        assertThat(rule.scope())
                .singleElement()
                .satisfies(group -> assertThat(group)
                        .extracting(SyncRule.Scope::attribute, SyncRule.Scope::operator, SyncRule.Scope::shown)
                        .containsExactly(
                                org.assertj.core.groups.Tuple.tuple("department", "EQUAL", "Sales"),
                                org.assertj.core.groups.Tuple.tuple("mail", "ISNOTNULL", null)));
        assertThat(rule.joins().getFirst().getFirst()).isEqualTo(new SyncRule.Join("employeeID", "employeeID", true));
        assertThat(rule.mappings())
                .extracting(SyncRule.Mapping::target)
                .containsExactly("department", "mail", "cloudFiltered");
        assertThat(rule.mappings().get(0).sources()).containsExactly("department", "title");
        assertThat(((PlainValue) rule.mappings().get(0).expression()).text())
                .contains("Trim([department]), \"#none\")");
        assertThat(rule.mappings().get(1).executeOnce()).isTrue();
        assertThat(rule.mappings().get(2).constant()).isEqualTo(new PlainValue("True"));
        assertThat(findings(SCRIPT)).extracting(Finding::code).doesNotContain("UNKNOWN_ELEMENT");
    }

    @Test
    void a_script_beside_connectors_and_printed_settings_is_a_whole_export() throws Exception {
        Map<String, String> files = DetailedExport.files();
        files.remove(DetailedExport.CUSTOM_RULE);
        files.remove(DetailedExport.GLOBALS);
        files.put("rules/sales.ps1", SCRIPT);
        files.put("settings.txt", """
                PS C:\\> (Get-ADSyncGlobalSettings).Parameters

                Microsoft.Synchronize.StagingMode                   : False
                Microsoft.GroupWriteBack.Forest                     :
                Microsoft.Synchronize.ServerConfigurationVersion    : 2.0.25.1
                """);
        var export = Analysing.read(DirSyncExport.zip(files));
        var result = Analysing.conclude(export);

        assertThat(result.product().version()).isEqualTo("2.0.25.1");
        assertThat(result.lacksParts()).isFalse();
        assertThat(export.globals().flag("Microsoft.Synchronize.StagingMode")).isFalse();
        assertThat(export.globals().parameters()).hasSize(3);
        assertThat(result.settings().rules().custom())
                .extracting(each -> each.name())
                .contains("Sales's rule");
    }

    @Test
    void the_database_of_dirsync_is_read_from_its_registry() throws Exception {
        for (String registry : List.of(
                "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\"
                        + "FIMSynchronizationService\\Parameters]\r\n\"Server\"=\"SQL01\"\r\n\"SQLInstance\"=\"PROD\"\r\n"
                        + "\"DBName\"=\"FIMSynchronizationService\"\r\n",
                "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\FIMSynchronizationService\\Parameters\n"
                        + "    Server    REG_SZ    SQL01\n    SQLInstance    REG_SZ    PROD\n"
                        + "    DBName    REG_SZ    FIMSynchronizationService\n")) {
            Map<String, String> files = DirSyncExport.untouched().files();
            files.put("parameters.reg", registry);

            LegacyExport export = Analysing.read(DirSyncExport.zip(files));

            assertThat(export.database().server()).isEqualTo("SQL01");
            assertThat(export.database().instance()).isEqualTo("PROD");
            assertThat(Analysing.conclude(export).findings())
                    .extracting(Finding::code)
                    .contains("DATABASE_FULL_SQL_SERVER")
                    .doesNotContain("DATABASE_UNKNOWN");
        }
    }

    @Test
    void a_registry_file_in_utf_16_is_read() throws Exception {
        byte[] text =
                ("\uFEFF[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\FIMSynchronizationService\\Parameters]\r\n"
                                + "\"Server\"=\"\"\r\n")
                        .getBytes(StandardCharsets.UTF_16LE);

        assertThat(Analysing.read(text).database())
                .isNotNull()
                .satisfies(found -> assertThat(found.server()).isNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "New-ADSyncRule -Name $name -Connector $connector.Identifier -Direction 'Inbound'",
                "New-ADSyncRule @parameters",
                "New-ADSyncRule -Name 'x' -Novelty 'y'",
                "New-ADSyncRule -Name 'x' -OutVariable r\nSet-ADSyncSomething -On r",
                "New-ADSyncRule -Name 'x' -OutVariable r\nAdd-ADSyncScopeConditionGroup -SynchronizationRule $r[0] -ScopeConditions @($nobody[0])",
                "New-ADSyncRule -Name 'x'\nforeach ($a in $b) { Add-ADSyncAttributeFlowMapping -Destination $a }",
            })
    void what_only_running_the_script_would_tell_is_told_as_not_read(String script) throws Exception {
        assertThat(findings(script))
                .filteredOn(each -> each.code().equals("UNKNOWN_ELEMENT"))
                .isNotEmpty();
    }

    @Test
    void a_literal_in_a_variable_is_known() throws Exception {
        SyncRule rule = only(
                "[int] $precedence = 88\n$rule = New-ADSyncRule -Name \"a `\"b`\"\" -Precedence $precedence | Out-Null");

        assertThat(rule.precedence()).isEqualTo(88);
        assertThat(rule.name()).isEqualTo("a \"b\"");
    }

    @Test
    void a_constant_password_in_a_script_is_redacted() throws Exception {
        LegacyExport export =
                Analysing.read(bytes(SCRIPT.replace("-Destination 'cloudFiltered'", "-Destination 'unicodePwd'")
                        .replace("@('True')", "@('hidden-3')")));

        assertThat(export.redactions()).hasSize(1);
        assertThat(export.toString()).doesNotContain("hidden-3");
    }

    @Test
    void evidence_names_command_and_line() throws Exception {
        assertThat(only(SCRIPT).mappings().get(1).evidence().toString())
                .isEqualTo("upload.bin: /Add-ADSyncAttributeFlowMapping[2] (line 31)");
    }

    @Test
    void a_script_that_is_cut_or_garbled_ends_in_rules_or_a_named_error() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            StringBuilder garbled = new StringBuilder(SCRIPT.substring(0, 20 + random.nextInt(SCRIPT.length() - 20)));
            for (int changes = random.nextInt(6); changes > 0; changes--) {
                garbled.setCharAt(random.nextInt(garbled.length()), "@'\"$(){}[]`|=;,\n#-".charAt(random.nextInt(18)));
            }
            try {
                Analysing.conclude(Analysing.read(bytes("New-ADSyncRule " + garbled)));
            } catch (UnreadableExport named) {
                assertThat(named.getMessage()).isNotBlank();
            }
        }
        assertThat(Analysing.read(bytes("New-ADSyncRule -Source " + "@(".repeat(100_000)))
                        .rules())
                .hasSize(1);
    }

    private static SyncRule only(String script) throws Exception {
        List<SyncRule> rules = Analysing.read(bytes(script)).rules();
        assertThat(rules).hasSize(1);
        return rules.getFirst();
    }

    private static List<Finding> findings(String script) throws Exception {
        return Analysing.conclude(Analysing.read(bytes(script))).findings();
    }

    private static byte[] bytes(String script) {
        return script.getBytes(StandardCharsets.UTF_8);
    }
}

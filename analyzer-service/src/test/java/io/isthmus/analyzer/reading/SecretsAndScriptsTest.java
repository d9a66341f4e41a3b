package io.isthmus.analyzer.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.analyzer.facts.Connector.ScriptedPart;
import io.isthmus.analyzer.facts.LegacyExport;
import io.isthmus.analyzer.fixtures.Analysing;
import io.isthmus.analyzer.fixtures.RuleOfConnect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that speak of passwords do not make a secret; what runs PowerShell is a script. */
class SecretsAndScriptsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<parameter name='Enable Password operations' type='checkbox'>0</parameter>",
                "<parameter name='Enable Password operations' type='string'>1</parameter>",
                "<parameter name='Password Encryption' type='drop-down'>SSL</parameter>",
                "<parameter name='Password Management Script' type='string'>C:\\Scripts\\Set Password.ps1</parameter>",
                "<parameter name='Password Module' type='string'>\\\\files\\sync\\Password.psm1</parameter>",
                "<parameter name='Password' type='encrypted-string' encrypted='1'/>"
            })
    void switches_choices_paths_and_scripts_are_no_secrets(String parameter) throws Exception {
        assertThat(agent("Extensible2", "", "", parameter).redactions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<parameter name='Password' type='string'>Sesame-4711</parameter>",
                "<parameter name='Password' type='encrypted-string' encrypted='1'>0</parameter>",
                "<parameter name='Client Secret' type='string'>C:secret</parameter>"
            })
    void secrets_stay_secrets(String parameter) throws Exception {
        assertThat(agent("Extensible2", "", "", parameter).redactions()).hasSize(1);
    }

    @Test
    void a_yes_or_no_that_flows_is_no_password_unless_only_a_password_can_flow_there() throws Exception {
        RuleOfConnect rule = RuleOfConnect.inbound("user", "person");

        assertThat(Analysing.read(
                                rule.flow("passwordExpired", "<src>True</src>").export())
                        .redactions())
                .isEmpty();
        assertThat(Analysing.read(rule.flow("unicodePwd", "<src>1</src>").export())
                        .redactions())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "PowerShell (Microsoft), Microsoft.IAM.Connector.PowerShell.dll",
        "'', Granfeldt.PowerShell.ManagementAgent.dll",
        "Windows PowerShell (of somebody), Other.dll"
    })
    void an_agent_that_runs_powershell_is_scripted_whoever_made_it(String subtype, String library) throws Exception {
        assertThat(scripts(agent("Extensible2", subtype, library, ""))).containsExactly("PowerShell");
    }

    @Test
    void scripts_are_told_by_the_parameters_that_hold_or_name_them() throws Exception {
        LegacyExport export = agent(
                "Extensible2",
                "",
                "Granfeldt.PowerShell.ManagementAgent.dll",
                "<parameter name='Import Script' type='string'>C:\\ma\\import.ps1</parameter>"
                        + "<parameter name='Password Management Script' type='string'>C:\\ma\\pwd.ps1</parameter>"
                        + "<parameter name='Export Script' type='string'/>");

        assertThat(scripts(export)).containsExactly("Import Script", "Password Management Script");
        assertThat(export.toString()).doesNotContain("import.ps1");
    }

    @Test
    void a_connector_to_active_directory_is_no_script() throws Exception {
        assertThat(scripts(agent(
                        "AD", "", "", "<parameter name='Logon Script' type='string'>C:\\ma\\import.ps1</parameter>")))
                .isEmpty();
    }

    private static List<String> scripts(LegacyExport export) {
        return export.connectors().getFirst().scripted().stream()
                .filter(part -> part.kind() == ScriptedPart.Kind.CONNECTOR)
                .map(ScriptedPart::what)
                .toList();
    }

    private static LegacyExport agent(String category, String subtype, String library, String parameters)
            throws Exception {
        String xml = "<export-ma><ma-data><id>{33333333-0000-4000-8000-000000000003}</id><name>An agent</name>"
                + "<category>" + category + "</category><subtype>" + subtype + "</subtype><private-configuration>"
                + "<MAConfig><extension-config><filename>" + library + "</filename></extension-config>"
                + "<parameter-values>" + parameters + "</parameter-values></MAConfig></private-configuration>"
                + "</ma-data></export-ma>";
        return Analysing.read(xml.getBytes(StandardCharsets.UTF_8));
    }
}

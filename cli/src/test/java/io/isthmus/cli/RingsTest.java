package io.isthmus.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class RingsTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.isthmus.cli");

    @Test
    void no_packages_depend_on_each_other_in_a_circle() {
        slices().matching("io.isthmus.cli.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void the_client_of_the_services_knows_no_command() {
        noClasses()
                .that()
                .resideInAnyPackage("..cli.api..", "..cli.terminal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", "..cli.administering..", "..cli.serving..", "..cli.demo..")
                .because("every command uses them")
                .check(classes);
    }

    @Test
    void an_administrators_commands_use_no_samples() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.isthmus.cli", "..cli.demo..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.isthmus.sandbox..")
                .because("only the demo is about samples")
                .check(classes);
    }

    @Test
    void only_the_terminal_prints() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..cli.terminal..")
                .and()
                .doNotHaveFullyQualifiedName("io.isthmus.cli.administering.Session")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(picocli.CommandLine.class, "getOut")
                .because("what comes from a directory is shown to a person, never obeyed by a terminal")
                .check(classes);
    }
}

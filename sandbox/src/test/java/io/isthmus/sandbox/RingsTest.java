package io.isthmus.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class RingsTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.isthmus.sandbox");

    @Test
    void no_packages_depend_on_each_other_in_a_circle() {
        slices().matching("io.isthmus.sandbox.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void the_samples_know_nothing_of_the_command_line_and_start_no_service() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.isthmus.cli..",
                        "io.isthmus.localstack.services..",
                        "io.isthmus.localstack.stack..",
                        "picocli..")
                .because("they are the two ends of a migration, whoever leads it")
                .check(classes);
    }

    @Test
    void directory_and_provider_do_not_know_each_other() {
        noClasses()
                .that()
                .resideInAPackage("..sandbox.provider..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..sandbox.directory..")
                .because("a comparison of two that share code proves nothing")
                .check(classes);
    }
}

package io.isthmus.localstack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class RingsTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.isthmus.localstack");

    @Test
    void no_packages_depend_on_each_other_in_a_circle() {
        slices().matching("io.isthmus.localstack.(**)")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @Test
    void the_stack_knows_neither_messages_nor_samples_nor_commands() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.isthmus.contracts..", "io.isthmus.sandbox..", "io.isthmus.cli..", "picocli..")
                .because("it starts processes and keeps them running; what they say to each other is not its business")
                .check(classes);
    }

    @Test
    void a_broker_and_a_database_know_nothing_of_services() {
        noClasses()
                .that()
                .resideInAnyPackage("..kafka..", "..postgres..", "..ports..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..localstack.services..", "..localstack.stack..")
                .because("tests start them alone")
                .check(classes);
    }
}

package io.isthmus.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class RingsTest {

    private final JavaClasses contracts = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.isthmus.contracts");

    @Test
    void contracts_depend_on_jackson_and_the_jdk_alone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "com.fasterxml.jackson..", "org.jspecify..", "io.isthmus.contracts..")
                .because("every service takes these records in, so whatever they drag along every service must carry")
                .check(contracts);
    }

    @Test
    void what_reads_messages_knows_none_of_them() {
        slices().matching("io.isthmus.contracts.(**)")
                .should()
                .beFreeOfCycles()
                .because("a message says what it must have, and one mechanism asks it")
                .check(contracts);
    }
}

package io.isthmus.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ContractsDependOnNothingTest {

    @Test
    void contracts_depend_on_jackson_and_the_jdk_alone() {
        var contracts = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.isthmus.contracts");

        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "com.fasterxml.jackson..", "io.isthmus.contracts..")
                .because("every service takes these records in, so whatever they drag along every service must carry")
                .check(contracts);
    }
}

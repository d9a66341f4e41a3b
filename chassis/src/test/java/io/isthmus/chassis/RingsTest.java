package io.isthmus.chassis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class RingsTest {

    private final JavaClasses chassis = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.isthmus.chassis");

    @Test
    void folding_the_config_log_knows_no_technology() {
        noClasses()
                .that()
                .resideInAPackage("..configlog..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "io.quarkus..", "com.fasterxml..", "..chassis.kafka..")
                .because("who may export must be provable without a broker")
                .check(chassis);
    }

    @Test
    void the_chassis_knows_neither_directories_nor_targets() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.unboundid..", "io.isthmus.rules..", "jakarta.persistence..")
                .because("it is what all services share, not where their work is done")
                .check(chassis);
    }

    @Test
    void only_two_packages_speak_sql() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..chassis.postgres..", "..chassis.sql..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "io.agroal..", "jakarta.transaction..")
                .because("a database is technology, and technology sits at the edge")
                .check(chassis);
    }

    @Test
    void who_is_the_active_instance_is_decided_without_technology() {
        noClasses()
                .that()
                .resideInAnyPackage("..chassis.instance..", "..chassis.outage..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..", "io.quarkus..", "jakarta.ws..", "..chassis.postgres..", "..chassis.rest..")
                .because("who may work must be provable without a database")
                .check(chassis);
    }

    @Test
    void no_packages_depend_on_each_other_in_a_circle() {
        slices().matching("io.isthmus.chassis.(**)").should().beFreeOfCycles().check(chassis);
    }
}

package io.isthmus.export;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Keeps decisions apart from technology, so that they can be tested, and replaced, one without the other. */
class RingsTest {

    private static final String[] TECHNOLOGY = {
        "io.isthmus.export.scim..",
        "io.isthmus.export.postgres..",
        "io.isthmus.export.kafka..",
        "io.isthmus.export.rest..",
        "io.isthmus.export.micrometer..",
        "io.isthmus.export.wiring.."
    };
    private static final String[] FEATURES = {
        "io.isthmus.export.pending..", "io.isthmus.export.matching..", "io.isthmus.export.gate..",
        "io.isthmus.export.comparing..", "io.isthmus.export.receiving..", "io.isthmus.export.targetimport..",
        "io.isthmus.export.exporting..", "io.isthmus.export.running..", "io.isthmus.export.reviewing..",
        "io.isthmus.export.target..", "io.isthmus.export.reconciling..", "io.isthmus.export.checking..",
        "io.isthmus.export.restoring.."
    };
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.isthmus.export");

    @Test
    void features_know_no_technology() {
        noClasses()
                .that()
                .resideInAnyPackage(FEATURES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(TECHNOLOGY)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "io.vertx..",
                        "java.sql..",
                        "javax.sql..",
                        "jakarta.persistence..",
                        "jakarta.ws..",
                        "org.apache.kafka..",
                        "io.micrometer..",
                        "io.isthmus.chassis.kafka..",
                        "com.fasterxml.jackson..")
                .because("what is decided must not depend on how it is stored, sent or asked for")
                .check(CLASSES);
    }

    @Test
    void the_core_is_pure() {
        noClasses()
                .that()
                .resideInAnyPackage("io.isthmus.export.pending..", "io.isthmus.export.matching..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "org.jboss..", "io.smallrye..", "java.time..", "io.isthmus.chassis..")
                .because("pending exports and matches are functions of state alone")
                .check(CLASSES);
    }

    @Test
    void only_the_scim_package_knows_scim_and_http() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.isthmus.export.scim..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "java.net.http..")
                .because("another target is another package, nothing else")
                .check(CLASSES);
    }

    @Test
    void only_the_postgres_package_speaks_sql() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.isthmus.export.postgres..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .check(CLASSES);
    }
}

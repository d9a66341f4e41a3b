package io.isthmus.export;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.isthmus.export.receiving.ReceivedBatch;
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
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.isthmus.export");

    /** Whatever is not technology, so that a new feature is one without being listed. */
    private static final DescribedPredicate<JavaClass> FEATURES = resideInAPackage("io.isthmus.export..")
            .and(not(resideInAnyPackage(TECHNOLOGY)))
            .as("a feature");

    /** What crosses the edge: values, and the ports that the edge implements. */
    private static final DescribedPredicate<JavaClass> VALUES_AND_PORTS = DescribedPredicate.describe(
            "a value or a port",
            type -> type.isRecord() || type.isInterface() || type.isEnum() || type.isEquivalentTo(ReceivedBatch.class));

    @Test
    void features_know_no_technology() {
        noClasses()
                .that(FEATURES)
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

    @Test
    void stores_load_and_store_and_what_to_store_is_decided_by_features() {
        noClasses()
                .that()
                .resideInAPackage("io.isthmus.export.postgres..")
                .should()
                .dependOnClassesThat(FEATURES.and(not(VALUES_AND_PORTS)))
                .because("a decision between two statements is tested with a database only")
                .check(CLASSES);
    }

    @Test
    void no_two_packages_know_each_other() {
        slices().matching("io.isthmus.export.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}

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
            .and(not(resideInAPackage("io.isthmus.export.postgres..")))
            .as("a feature");

    /** Whatever speaks SQL: the stores of the features, and the tables that several of them share. */
    private static final DescribedPredicate<JavaClass> STORES = DescribedPredicate.describe(
            "a store",
            type -> type.getDirectDependenciesFromSelf().stream()
                    .anyMatch(each -> each.getTargetClass().getPackageName().equals("io.isthmus.chassis.sql")));

    private static final DescribedPredicate<JavaClass> VALUES = DescribedPredicate.describe(
            "a value",
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
                .resideInAnyPackage(
                        "jakarta..",
                        "org.jboss..",
                        "io.smallrye..",
                        "java.time..",
                        "io.isthmus.chassis..",
                        "io.isthmus.export.postgres..")
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
    void nobody_speaks_jdbc() {
        noClasses()
                .that()
                .resideInAPackage("io.isthmus.export..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .because("statements are part of a transaction of the chassis, with parameters by name")
                .check(CLASSES);
    }

    @Test
    void stores_load_and_store_and_what_to_store_is_decided_by_features() {
        noClasses()
                .that(STORES)
                .should()
                .dependOnClassesThat(resideInAPackage("io.isthmus.export..")
                        .and(not(VALUES))
                        .and(not(STORES))
                        .and(not(resideInAPackage("io.isthmus.export.postgres.."))))
                .because("a decision between two statements is tested with a database only")
                .check(CLASSES);
    }

    @Test
    void no_two_packages_know_each_other() {
        slices().matching("io.isthmus.export.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}

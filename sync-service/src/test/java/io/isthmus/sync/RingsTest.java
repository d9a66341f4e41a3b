package io.isthmus.sync;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Features decide, technology does: what decides must stay readable and testable without any of it. */
class RingsTest {

    private static final String[] TECHNOLOGY = {
        "io.isthmus.sync.ldap..",
        "io.isthmus.sync.kafka..",
        "io.isthmus.sync.postgres..",
        "io.isthmus.sync.rest..",
        "io.isthmus.sync.settings.."
    };
    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.isthmus.sync");
    }

    @Test
    void features_know_no_technology() {
        noClasses()
                .that()
                .resideOutsideOfPackages(TECHNOLOGY)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(TECHNOLOGY)
                .because("a decision must not change with the database or the directory's protocol")
                .check(classes);
        noClasses()
                .that()
                .resideOutsideOfPackages(TECHNOLOGY)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "jakarta.persistence..",
                        "jakarta.ws.rs..",
                        "java.sql..",
                        "org.apache.kafka..",
                        "io.smallrye..",
                        "com.unboundid..")
                .because("features stay free of frameworks and SDKs")
                .check(classes);
    }

    @Test
    void no_package_depends_on_one_that_depends_on_it() {
        slices().matching("io.isthmus.sync.(**)")
                .should()
                .beFreeOfCycles()
                .because("what goes in a circle can only be understood and changed as a whole")
                .check(classes);
    }

    @Test
    void technologies_do_not_know_each_other() {
        for (String one : TECHNOLOGY) {
            for (String other : TECHNOLOGY) {
                if (!one.equals(other)) {
                    noClasses()
                            .that()
                            .resideInAPackage(one)
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(other)
                            .because("each adapter can be replaced alone")
                            .check(classes);
                }
            }
        }
    }

    @Test
    void entities_stay_in_postgres_and_ldap_stays_in_ldap() {
        classes()
                .that()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .should()
                .resideInAPackage("io.isthmus.sync.postgres..")
                .check(classes);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.isthmus.sync.ldap..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.unboundid..")
                .check(classes);
    }
}

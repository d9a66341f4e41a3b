package io.isthmus.sync;

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
        "io.isthmus.sync.files..",
        "io.isthmus.sync.sql..",
        "io.isthmus.sync.scim..",
        "io.isthmus.sync.kafka..",
        "io.isthmus.sync.rest.."
    };

    /** Classes of a feature that keep its tables; whatever else a feature has, decides. */
    private static final String STORES =
            ".*\\.(\\w+(Tables|Rows|Writing|Attributes|Buckets|Store|States|Markers|Rebuild)|Positions|ConnectorSpace)(\\$.*)?";

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
    void nobody_speaks_jdbc_and_what_decides_speaks_no_sql() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.isthmus.sync.sql..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "io.agroal..", "jakarta.transaction..")
                .because("chassis.sql has names for parameters and columns; a database that is a source is no store of"
                        + " ours")
                .check(classes);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.isthmus.sync.postgres..")
                .and()
                .haveNameNotMatching(STORES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.isthmus.chassis.sql..", "io.isthmus.chassis.postgres..", "io.isthmus.sync.postgres..")
                .because("a feature owns its tables, but a decision is a function of values")
                .check(classes);
    }

    @Test
    void ldap_stays_in_ldap() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.isthmus.sync.ldap..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.unboundid..")
                .check(classes);
    }

    @Test
    void who_reads_a_source_does_not_know_what_becomes_of_it() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.isthmus.sync.ldap..",
                        "io.isthmus.sync.files..",
                        "io.isthmus.sync.sql..",
                        "io.isthmus.sync.scim..",
                        "io.isthmus.sync.rows..",
                        "io.isthmus.sync.source..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.isthmus.sync.importing..")
                .because("another kind of source needs the port, not the import")
                .check(classes);
    }

    @Test
    void ways_of_finding_changes_know_nothing_of_each_other() {
        slices().matching("io.isthmus.sync.ldap.(activedirectory|changelog|syncrepl)..")
                .should()
                .notDependOnEachOther()
                .because("which of them is taken is chosen above them, and what they share stands below")
                .check(classes);
    }
}

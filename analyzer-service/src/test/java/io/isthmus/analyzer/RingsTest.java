package io.isthmus.analyzer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class RingsTest {

    private static final String[] PURE = {
        "..analyzer.facts..",
        "..analyzer.reading..",
        "..analyzer.verdict..",
        "..analyzer.translating..",
        "..analyzer.counting..",
        "..analyzer.comparing..",
        "..analyzer.differing..",
        "..analyzer.advice..",
        "..analyzer.inventory..",
        "..analyzer.report..",
        "..analyzer.readiness..",
        "..analyzer.ways..",
        "..analyzer.cloudsync..",
        "..analyzer.words.."
    };

    private static final String[] TECHNOLOGY = {
        "..analyzer.archive..",
        "..analyzer.json..",
        "..analyzer.xml..",
        "..analyzer.powershell..",
        "..analyzer.html..",
        "..analyzer.rest..",
        "..analyzer.wiring.."
    };

    private final JavaClasses analyzer = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.isthmus.analyzer");

    @Test
    void decisions_are_pure() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "io.smallrye..",
                        "jakarta..",
                        "org.apache.kafka..",
                        "com.unboundid..",
                        "com.fasterxml.jackson.databind..",
                        "javax.xml..",
                        "java.sql..",
                        "java.net..",
                        "java.nio.file..",
                        "io.isthmus.chassis..",
                        "..analyzer.ldap..",
                        "..analyzing..",
                        "..checking..")
                .because("a verdict must be provable without a service around it")
                .check(analyzer);
    }

    @Test
    void features_do_not_know_technology() {
        noClasses()
                .that()
                .resideOutsideOfPackages(TECHNOLOGY)
                .and()
                .resideOutsideOfPackage("..analyzer.ldap..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(TECHNOLOGY)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "com.unboundid..")
                .because("technology sits at the edge")
                .check(analyzer);
    }

    @Test
    void nobody_speaks_jdbc() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .because("chassis.sql has names for parameters and columns")
                .check(analyzer);
    }

    @Test
    void packages_form_no_circle() {
        slices().matching("io.isthmus.analyzer.(**)").should().beFreeOfCycles().check(analyzer);
    }

    @Test
    void rows_are_known_to_their_store_alone() {
        classes()
                .that()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .should()
                .bePackagePrivate()
                .check(analyzer);
        noClasses()
                .that()
                .haveNameNotMatching(".*Store(\\$.*)?")
                .and()
                .areNotAnnotatedWith("jakarta.persistence.Entity")
                .and()
                .resideOutsideOfPackages(TECHNOLOGY)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.persistence..", "io.quarkus.hibernate..", "io.quarkus.panache..")
                .because("a store loads and stores, and nobody else does")
                .check(analyzer);
    }
}

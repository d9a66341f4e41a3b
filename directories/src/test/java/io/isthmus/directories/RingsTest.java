package io.isthmus.directories;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Directories are below every service, so this module knows none, and names are below everything else. */
class RingsTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.isthmus.directories");

    @Test
    void nothing_is_known_of_rules_services_and_frameworks() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "java..",
                        "javax.net..",
                        "javax.naming..",
                        "io.isthmus.directories..",
                        "io.isthmus.contracts.settings..",
                        "com.unboundid..",
                        "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void names_and_containers_are_pure() {
        noClasses()
                .that()
                .resideInAPackage("io.isthmus.directories.names")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "java.lang..",
                        "java.util..",
                        "java.text..",
                        "java.nio..",
                        "org.jspecify..",
                        "io.isthmus.directories.names")
                .because("the rules see this package, and do no I/O")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage("io.isthmus.directories.containers", "io.isthmus.directories.streaming")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.unboundid..", "java.net..", "java.io..")
                .check(CLASSES);
    }

    @Test
    void packages_form_no_circle() {
        slices().matching("io.isthmus.directories.(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}

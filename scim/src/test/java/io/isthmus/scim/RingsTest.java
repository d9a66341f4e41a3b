package io.isthmus.scim;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Two services stand on this module, so it knows none: neither what a target is, nor a source. */
class RingsTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.isthmus.scim");

    @Test
    void nothing_is_known_of_targets_and_sources() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.isthmus.export..", "io.isthmus.sync..", "jakarta..", "io.quarkus..")
                .check(CLASSES);
    }
}

package io.isthmus.migration;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class RingsTest {

    private static final String[] FEATURES = {
        "..migration.migrating..",
        "..migration.steps..",
        "..migration.configuration..",
        "..migration.operations..",
        "..migration.workflow..",
        "..migration.rollback..",
        "..migration.standby..",
        "..migration.settings..",
        "..migration.exportcontrol..",
        "..migration.deployment..",
        "..migration.auditing..",
        "..migration.overview..",
        "io.isthmus.migration.console",
        "..migration.console.overview..",
        "..migration.console.wizard..",
        "..migration.console.pending..",
        "..migration.console.operations..",
        "..migration.console.objects..",
        "..migration.console.handover..",
        "..migration.console.session..",
        "..migration.console.settings.."
    };

    private final JavaClasses service = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.isthmus.migration");

    @Test
    void features_know_no_technology() {
        noClasses()
                .that()
                .resideInAnyPackage(FEATURES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..",
                        "jakarta.persistence..",
                        "jakarta.ws.rs..",
                        "org.apache.kafka..",
                        "java.net.http..",
                        "io.isthmus.chassis.kafka..",
                        "..migration.postgres..",
                        "..migration.rest..",
                        "..migration.console.web..",
                        "..migration.kafka..",
                        "..migration.lifecycle..")
                .because("what a migration decides must be testable without a broker, a database or a server")
                .check(service);
    }

    @Test
    void the_state_machine_is_pure() {
        noClasses()
                .that()
                .resideInAPackage("..migration.migrating..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "org.jboss..", "..migration.clients..", "java.time.Clock")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .because("a decision is a function of what was observed, and time is observed too")
                .check(service);
    }

    @Test
    void entities_stay_in_postgres() {
        classes()
                .that()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .should()
                .resideInAPackage("..migration.postgres..")
                .andShould()
                .bePackagePrivate()
                .because("rows are how it is stored, not what it is")
                .check(service);
    }

    @Test
    void features_do_not_depend_on_each_other_in_circles() {
        slices().matching("io.isthmus.migration.(*)..")
                .should()
                .beFreeOfCycles()
                .check(service);
    }
}

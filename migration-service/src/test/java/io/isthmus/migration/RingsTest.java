package io.isthmus.migration;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
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
        "..migration.console..",
    };

    private static final String ENTITY = "jakarta.persistence.Entity";
    private static final String REPOSITORY = "io.quarkus.hibernate.orm.panache.PanacheRepositoryBase";

    /** A row, or the class that loads and stores rows. */
    private static final DescribedPredicate<JavaClass> STORE = describe(
            "stores",
            type -> type.isAnnotatedWith(ENTITY)
                    || type.isAssignableTo(REPOSITORY)
                    || type.getPackageName().endsWith(".store")
                    || type.getFields().stream()
                            .anyMatch(field -> field.getRawType().isAssignableTo(REPOSITORY)));

    /** Pages and what stands before them: the only classes of the console that know the web. */
    private static final DescribedPredicate<JavaClass> EDGE_OF_THE_CONSOLE = describe(
            "pages, sign-in and filters of the console",
            type -> type.getPackageName().matches(".*\\.migration\\.console\\.(page|live)")
                    || type.getName()
                            .matches(".*\\.console\\.\\w+\\.(\\w+(Pages|Page|Previews|Filter)|(Console|Provider)\\w+"
                                    + "|SessionCookie|ReturnPath|RootRedirect)(\\$.*)?"));

    private final JavaClasses service = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.isthmus.migration");

    @Test
    void features_know_no_technology() {
        noClasses()
                .that()
                .resideInAnyPackage(FEATURES)
                .and(not(STORE))
                .and(not(EDGE_OF_THE_CONSOLE))
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
                        "..migration.kafka..",
                        "..migration.lifecycle..")
                .because("what a migration decides must be testable without a broker, a database or a server")
                .check(service);
    }

    @Test
    void the_console_calls_no_resource_of_the_rest_interface() {
        noClasses()
                .that()
                .resideInAPackage("..migration.console..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..migration.rest..")
                .because("both are doors to the same commands")
                .check(service);
    }

    @Test
    void the_state_machine_is_pure() {
        noClasses()
                .that()
                .resideInAPackage("..migration.migrating")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "org.jboss..", "..migration.clients..", "java.time.Clock")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .because("a decision is a function of what was observed, and time is observed too")
                .check(service);
    }

    @Test
    void rows_stay_with_the_feature_that_owns_them() {
        classes()
                .that()
                .areAnnotatedWith(ENTITY)
                .should()
                .bePackagePrivate()
                .because("rows are how it is stored, not what it is")
                .check(service);
    }

    @Test
    void features_do_not_depend_on_each_other_in_circles() {
        slices().matching("io.isthmus.migration.(**)").should().beFreeOfCycles().check(service);
    }
}

package io.isthmus.rules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Rules decide and do nothing else. Whatever reads a clock, a file, a network or chance would make a replay differ from
 * the first run, and a decision impossible to explain afterwards.
 */
class RingsTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.isthmus.rules");

    @Test
    void nothing_but_the_java_platform_names_and_the_parser_runtime_is_used() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "java..",
                        "javax.security..",
                        "io.isthmus.rules..",
                        "io.isthmus.directories.names",
                        "org.antlr.v4.runtime..",
                        "org.jspecify.annotations..")
                .because("rules know no framework, no wire format, and of other modules nothing but names")
                .check(CLASSES);
    }

    @Test
    void no_file_network_database_or_log_is_touched() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..grammar..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..", "java.util.logging..")
                .orShould()
                .dependOnClassesThat(areOfJavaIoAndNotInMemory())
                .because("the rules do no I/O")
                .check(CLASSES);
    }

    /** A byte array stream is what a certificate factory reads from. */
    private static DescribedPredicate<JavaClass> areOfJavaIoAndNotInMemory() {
        return resideInAPackage("java.io..")
                .and(not(simpleName("ByteArrayInputStream")))
                .and(not(simpleName("InputStream")))
                .and(not(simpleName("Serializable")))
                .as("are of java.io and not in memory");
    }

    @Test
    void neither_the_clock_nor_chance_is_asked() {
        for (String method : List.of("now", "currentTimeMillis", "nanoTime", "randomUUID", "getenv", "getProperty")) {
            noClasses()
                    .should()
                    .callMethodWhere(target(name(method)).and(target(owner(resideInAPackage("java..")))))
                    .because("time and chance come in through the EvaluationContext")
                    .check(CLASSES);
        }
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.util\\.(Random|Timer|SplittableRandom)|java\\.time\\.Clock|"
                                + "java\\.security\\.SecureRandom|java\\.util\\.concurrent\\.ThreadLocalRandom|java\\.lang\\.Thread")
                .check(CLASSES);
    }

    @Test
    void packages_depend_on_each_other_in_one_direction_only() {
        slices().matching("io.isthmus.rules.(**)").should().beFreeOfCycles().check(CLASSES);
    }
}

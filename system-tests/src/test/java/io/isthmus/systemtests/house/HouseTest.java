package io.isthmus.systemtests.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds in all modules together. What holds in one is said by that one's {@code RingsTest}. */
class HouseTest {

    private static final Path ROOT = Path.of("..");
    private static JavaClasses house;

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> files = Files.list(ROOT)) {
            List<Path> modules = files.filter(module -> Files.isDirectory(module.resolve("src/main/java")))
                    .toList();
            assertThat(modules)
                    .as("all modules are compiled, as they are when Maven runs with -am")
                    .hasSizeGreaterThan(10)
                    .allMatch(module -> Files.isDirectory(module.resolve("target/classes")));
            house = new ClassFileImporter()
                    .importPaths(modules.stream()
                            .map(module -> module.resolve("target/classes"))
                            .toList());
        }
    }

    @Test
    void no_package_depends_on_one_that_depends_on_it() {
        slices().matching("io.isthmus.(**)")
                .should()
                .beFreeOfCycles()
                .because("what goes in a circle can only be understood and changed as a whole")
                .check(house);
    }

    /** The sandbox is the other side: an expectation that our parser had a part in would prove nothing of it. */
    @Test
    void distinguished_names_are_read_in_one_place() {
        noClasses()
                .that(not(resideInAPackage("io.isthmus.sandbox..")))
                .should()
                .dependOnClassesThat(nameMatching("com\\.unboundid\\.ldap\\.sdk\\.R?DN(Entry.*|\\$.*)?")
                        .or(resideInAPackage("javax.naming.ldap.."))
                        .or(nameMatching("javax\\.naming\\.(Composite|Compound)?Name")))
                .because("two parsers never agree on which names are equal")
                .check(house);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.isthmus.directories.names")
                .should()
                .haveSimpleName("DistinguishedName")
                .orShould()
                .haveNameMatching(".*[.$](Dn|Rdn|DN|RDN)(Name|Parser|Reader|Syntax)?s?")
                .because("io.isthmus.directories.names has it")
                .check(house);
    }

    /**
     * Sessions, pools and failures of the driver have no other interface; the local stack starts a database; one that is a source is
     * none of ours.
     */
    @Test
    void jdbc_is_spoken_in_one_place() {
        noClasses()
                .that(not(resideInAPackage("io.isthmus.chassis.sql"))
                        .and(not(resideInAPackage("io.isthmus.sync.sql")))
                        .and(not(nameMatching("io\\.isthmus\\.chassis\\.postgres\\.(Transactions|FencedTransactions"
                                + "|PostgresWiring|LeaseConnection|DatabaseFaults|StorageFault)(\\$.*)?")))
                        .and(not(nameMatching("io\\.isthmus\\.localstack\\.postgres\\.EmbeddedDatabase"))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .because("statements have names for parameters and columns there")
                .check(house);
    }

    @Test
    void directories_are_connected_to_in_one_place() {
        noClasses()
                .that(not(resideInAPackage("io.isthmus.directories.ldap"))
                        .and(not(resideInAPackage("io.isthmus.sandbox.."))))
                .should()
                .callConstructorWhere(target(
                        owner(nameMatching("com\\.unboundid\\.ldap\\.sdk\\.(LDAPConnection|.*Pool|.*ServerSet)"))))
                .because("addresses, TLS, trust and time limits are the same wherever a directory is read")
                .check(house);
    }

    /** A pause ends when there is nothing to wait for any more: at a cancellation, at a shutdown, when what was awaited is there. */
    @Test
    void nobody_waits_by_sleeping() {
        noClasses()
                .should()
                .callMethodWhere(target(owner(type(Thread.class))).and(target(name("sleep"))))
                .because("a thread that sleeps notices nothing")
                .check(house);
    }

    @Test
    void a_simple_name_says_which_type_is_meant() {
        Map<String, Long> bearers = house.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getSimpleName, Collectors.counting()));

        assertThat(bearers.entrySet())
                .filteredOn(name -> name.getValue() > 1)
                .as("names borne twice")
                .hasSizeLessThan(10);
    }
}

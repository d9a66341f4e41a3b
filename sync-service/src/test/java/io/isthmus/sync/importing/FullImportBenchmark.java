package io.isthmus.sync.importing;

import com.sun.management.OperatingSystemMXBean;
import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.runs.RunTally;
import io.isthmus.chassis.testing.MigratedDatabase;
import io.isthmus.contracts.changes.ChangeMessage;
import io.isthmus.contracts.changes.ImportMarker;
import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.directories.containers.ContainerFilter;
import io.isthmus.sync.importing.memory.ImportMemoryTables;
import io.isthmus.sync.ldap.Readings;
import io.isthmus.sync.ldap.SlapdTestDirectory;
import io.isthmus.sync.ldap.TestDirectory;
import io.isthmus.sync.source.ImportSelection;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A full import in which nothing has changed, of N people and N/50 groups in a real slapd, beside the bare paged search of the same run; without
 * Kafka. Argument: N (50,000).
 */
final class FullImportBenchmark {

    private static final int PAGE = 1_000;
    private static final int TIMES = Integer.getInteger("times", 5);
    private static final int MEMBERS = 50;

    private final SlapdTestDirectory slapd;
    private final SourceSettings source;
    private final Importing importing;

    private FullImportBenchmark(SlapdTestDirectory slapd, Transactions transactions) {
        this.slapd = slapd;
        this.source = slapd.source("slapd", DeltaMethod.AUTO, PAGE);
        ImportFixture inMemory = new ImportFixture();
        this.importing = new Importing(
                (settings, last) -> Readings.connectors().apply(settings),
                new ImportMemoryTables(transactions),
                new DepartureTables(transactions),
                new ContainerTables(transactions),
                inMemory,
                new TakenMessages(List.of()),
                (connector, anchors) -> Set.copyOf(anchors),
                new Nowhere(),
                Clock.systemUTC());
    }

    /** Takes messages, and keeps none. */
    private static final class Nowhere implements ChangeStream {

        @Override
        public void send(List<ChangeMessage> messages) {
            // nobody listens
        }

        @Override
        public void sendMarkers(IntFunction<List<ImportMarker>> markers) {
            markers.apply(1);
        }
    }

    public static void main(String[] arguments) throws Exception {
        int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50_000;
        try (SlapdTestDirectory slapd = new SlapdTestDirectory();
                MigratedDatabase database = MigratedDatabase.start()) {
            fill(slapd, people);
            new FullImportBenchmark(slapd, database.transactions()).measure(people);
        }
    }

    private static void fill(SlapdTestDirectory slapd, int people) throws LDAPException, LDIFException, IOException {
        slapd.addTree();
        try (LDAPConnection connection = slapd.connect()) {
            for (int number = 0; number < people; number++) {
                add(
                        connection,
                        TestDirectory.person(
                                "p" + number,
                                "ou=people",
                                "givenName: Given " + number,
                                "mail: p" + number + "@harbor.example",
                                "telephoneNumber: +49 30 " + number,
                                "title: Captain",
                                "departmentNumber: " + number % 100,
                                "employeeNumber: " + number,
                                "description: " + "somebody ".repeat(20) + "else"));
            }
            for (int group = 0; group < people / MEMBERS; group++) {
                int first = group * MEMBERS;
                add(
                        connection,
                        "dn: cn=g" + group + ",ou=groups," + TestDirectory.SUFFIX
                                + "\nobjectClass: top\nobjectClass: groupOfNames\ncn: g" + group + "\n"
                                + IntStream.range(first, first + MEMBERS)
                                        .mapToObj(member ->
                                                "member: uid=p" + member + ",ou=people," + TestDirectory.SUFFIX)
                                        .collect(Collectors.joining("\n")));
            }
        }
    }

    private static void add(LDAPConnection connection, String record) throws LDAPException, LDIFException {
        LDIFReader.decodeChangeRecord(true, record.split("\n")).processChange(connection);
    }

    /** Beside the time also that of the processors, which other work on the machine does not lengthen; that of slapd and PostgreSQL is not in it. */
    private void measure(int people) throws LDAPException {
        System.out.printf("%d people: first import %d ms%n", people, imported().toMillis());
        List<Double> ratios = new ArrayList<>();
        for (int time = 0; time < TIMES; time++) {
            long before = processors();
            Duration bare = bareSearch();
            long between = processors();
            Duration imported = imported();
            ratios.add((double) imported.toNanos() / bare.toNanos());
            System.out.printf(
                    "paged search %d ms (processors %d ms), full import %d ms (%d ms), ratio %.1f%n",
                    bare.toMillis(),
                    (between - before) / 1_000_000,
                    imported.toMillis(),
                    (processors() - between) / 1_000_000,
                    ratios.getLast());
        }
        ratios.sort(null);
        System.out.printf("median ratio %.2f, aim 1.5%n", ratios.get(TIMES / 2));
    }

    private static long processors() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private Duration imported() {
        ImportSelection selection = new ImportSelection(
                new ContainerFilter(source.partitions()),
                Set.of("inetOrgPerson", "groupOfNames"),
                Set.of("*"),
                Set.of("member"));
        RunTally tally = new RunTally();
        long from = System.nanoTime();
        ImportResult result = importing.run(new ImportOrder("run", source, selection, null), tally);
        Duration took = Duration.ofNanos(System.nanoTime() - from);
        if (!result.complete()) {
            throw new IllegalStateException(result + " " + tally.errors());
        }
        return took;
    }

    private Duration bareSearch() throws LDAPException {
        long from = System.nanoTime();
        try (LDAPConnection connection = slapd.connect()) {
            SearchRequest request = new SearchRequest(
                    TestDirectory.SUFFIX,
                    SearchScope.SUB,
                    "(|(objectClass=inetOrgPerson)(objectClass=groupOfNames))",
                    "*",
                    "entryUUID",
                    "modifyTimestamp");
            ASN1OctetString cookie = null;
            do {
                request.setControls(new SimplePagedResultsControl(PAGE, cookie));
                cookie = SimplePagedResultsControl.get(connection.search(request))
                        .getCookie();
            } while (cookie != null && cookie.getValueLength() > 0);
        }
        return Duration.ofNanos(System.nanoTime() - from);
    }
}

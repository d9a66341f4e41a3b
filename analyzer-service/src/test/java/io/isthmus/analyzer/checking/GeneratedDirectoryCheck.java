package io.isthmus.analyzer.checking;

import io.isthmus.analyzer.counting.DirectoryAccess;
import io.isthmus.analyzer.fixtures.SmallHeap;
import io.isthmus.analyzer.readiness.DirectoryObject;
import io.isthmus.analyzer.wiring.ShippedTables;
import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.contracts.ObjectType;
import io.isthmus.contracts.settings.SourceKind;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The check of a generated directory, as a process of its own; it tells what it keeps in memory after a tenth of the objects, and after all. */
final class GeneratedDirectoryCheck {

    private static final String ROOT = ",OU=Mitarbeiter Zürich,DC=fabrikam,DC=com";

    private GeneratedDirectoryCheck() {}

    /** @param arguments address of the database, its user and password, number of objects */
    public static void main(String[] arguments) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(arguments[0]);
        database.setUser(arguments[1]);
        database.setPassword(arguments[2]);
        Generated directory = new Generated(Integer.parseInt(arguments[3]));
        ReadinessStore store = new ReadinessStore(Transactions.of(database));
        CheckRun run = new CheckRun(
                "of a small heap",
                asked -> directory,
                new CheckSettings(ShippedTables.topLevelDomains(), 1_000, 1),
                List.of(new CheckedDirectory(
                        "fabrikam",
                        new DirectoryAccess("ldap://of.a.test", false, null, null, null, SourceKind.ACTIVE_DIRECTORY),
                        List.of(),
                        null)),
                List.of(),
                store::save,
                Clock.systemUTC());
        store.save(run.begun());
        ReadinessCheck done = run.run(store);
        store.keepNewest(0);
        System.out.printf(
                "%s, %d objects, %d rows; kept %d KB at first, %d KB at last%n",
                done.status(),
                done.progress().objectsRead(),
                done.progress().rows(),
                directory.atFirst >> 10,
                directory.atLast >> 10);
    }

    /** People of whom every other one has a flaw, a value of another one and a manager who does not exist, and groups of a hundred. */
    private static final class Generated implements DirectoryReader.Session {

        private final int objects;
        private long atFirst;
        private long atLast;

        Generated(int objects) {
            this.objects = objects;
        }

        @Override
        public long count() {
            return objects;
        }

        @Override
        public void read(DirectoryReader.Taker taker) {
            for (int i = 0; i < objects; i++) {
                taker.object(person(i));
                taker.references("manager", List.of("CN=Person " + (i % 2 == 0 ? i / 2 : -i) + ROOT));
                if (i == objects / 10) {
                    atFirst = SmallHeap.bytesUsed();
                }
            }
            atLast = SmallHeap.bytesUsed();
        }

        private static DirectoryObject person(int i) {
            int same = i - i % 2;
            return new DirectoryObject(
                    "fabrikam",
                    SourceKind.ACTIVE_DIRECTORY,
                    ObjectType.USER,
                    "CN=Person " + i + ROOT,
                    Map.of(
                            "cn", List.of("Person " + i),
                            "displayname", List.of("Person " + i + " Müller-Łukasz"),
                            "samaccountname", List.of("p" + i),
                            "userprincipalname", List.of("p" + i + (i % 2 == 0 ? "@fabrikam.com" : "@fabrikam.local")),
                            "mail", List.of("p" + same + "@fabrikam.com"),
                            "proxyaddresses",
                                    List.of("SMTP:p" + i + "@fabrikam.com", "smtp:alias" + i + "@fabrikam.com")));
        }

        @Override
        public @Nullable Boolean exists(String dn) {
            return false;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}

package io.isthmus.sandbox.directory;

import io.isthmus.contracts.settings.PartitionSettings;
import java.util.List;

/** The names of the sample forest: one domain with the containers that Active Directory has, and OUs of its own. */
public final class Forest {

    public static final String DOMAIN = "harbor.example";
    public static final String BASE_DN = "DC=harbor,DC=example";

    static final String USERS = "CN=Users," + BASE_DN;
    static final String BUILTIN = "CN=Builtin," + BASE_DN;
    static final String COMPUTERS = "CN=Computers," + BASE_DN;
    static final String EXCHANGE_SYSTEM_OBJECTS = "CN=Microsoft Exchange System Objects," + BASE_DN;

    static final String STAFF = "OU=Staff," + BASE_DN;
    static final String GROUPS = "OU=Groups," + BASE_DN;
    static final String PARTNERS = "OU=Partners," + BASE_DN;
    static final String SERVICE_ACCOUNTS = "OU=Service Accounts," + BASE_DN;
    static final String ARCHIVE = "OU=Archive," + BASE_DN;
    /** Inside an excluded OU, and included again: the most specific DN wins. */
    static final String RETURNING = "OU=Returning," + ARCHIVE;

    /** The account that reads the directory. It lies in an excluded OU, so it is never synchronized itself. */
    public static final String READER_DN = "CN=Isthmus Reader," + SERVICE_ACCOUNTS;

    static final List<String> CITIES =
            List.of("Bergen", "Gdańsk", "Zürich", "Kraków", "Αθήνα", "Lisboa", "Reykjavík", "Malmö");

    private Forest() {}

    static String city(int index) {
        return "OU=" + CITIES.get(index % CITIES.size()) + "," + STAFF;
    }

    /** The OU filter of the old tool's configuration that fits this forest. */
    public static PartitionSettings partition() {
        return new PartitionSettings(BASE_DN, List.of(BASE_DN, RETURNING), List.of(ARCHIVE, SERVICE_ACCOUNTS));
    }
}

package io.isthmus.sync.ldap;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;

class SlapdCheckTest extends SourceCheckContract {

    @BeforeAll
    static void slapd_is_installed() {
        Assumptions.assumeTrue(
                SlapdTestDirectory.installed().isPresent(),
                "OpenLDAP's slapd is not installed (Debian: apt-get install slapd): its tests are skipped");
    }

    @Override
    TestDirectory start() {
        return new SlapdTestDirectory();
    }
}

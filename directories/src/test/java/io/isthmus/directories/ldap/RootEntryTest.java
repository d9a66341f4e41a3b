package io.isthmus.directories.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.RootDSE;
import org.junit.jupiter.api.Test;

class RootEntryTest {

    private static final Attribute CONTROLS = new Attribute("supportedControl", "1.3.6.1.4.1.4203.1.9.1.1");

    @Test
    void content_synchronization_is_offered_by_whoever_announces_it_but_apacheds() {
        Attribute apache = new Attribute("vendorName", "Apache Software Foundation");

        assertThat(of(CONTROLS).offersContentSync()).isTrue();
        assertThat(of(CONTROLS, apache).offersContentSync()).isFalse();
        assertThat(of(new Attribute("supportedControl", "1.2.840.113556.1.4.319"))
                        .offersContentSync())
                .isFalse();
    }

    private static RootEntry of(Attribute... attributes) {
        return RootEntry.of(new RootDSE(new Entry("", attributes)));
    }
}

package io.isthmus.chassis.access;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInAttemptTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1,                192.0.2.1",
        "::ffff:192.0.2.1,         192.0.2.1",
        "2001:db8:1:2:3:4:5:6,     2001:db8:1:2:0:0:0:0/64",
        "2001:db8:1:2:ffff::1,     2001:db8:1:2:0:0:0:0/64",
        "fe80::1%eth0,             fe80:0:0:0:0:0:0:0/64",
        "elsewhere.example,        unknown",
        "1:2,                      unknown"
    })
    void one_machine_is_one_address(String address, String counted) {
        assertThat(new SignInAttempt("admin", address).address()).isEqualTo(counted);
    }

    @Property
    void whatever_is_named_can_be_logged_and_stored(@ForAll String account) {
        String shown = new SignInAttempt(account, "192.0.2.1").account();
        assertThat(shown).hasSizeLessThanOrEqualTo(64).doesNotContainPattern("\\p{Cntrl}");
    }
}

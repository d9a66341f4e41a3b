package io.isthmus.chassis.access;

import static io.isthmus.chassis.access.RequestAddress.Fault.NUL_IN_ADDRESS;
import static io.isthmus.chassis.access.RequestAddress.Fault.PARAMETER_IN_PATH;
import static io.isthmus.chassis.access.RequestAddress.Fault.SEPARATOR_IN_PATH;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/console/settings?q=a;b%2Fc%3Bd",
                "/api/objects/t%2F1%3D%3D",
                "/api/objects?dn=CN%3DMiller%5C%2C%20Anna%3BOU",
                "/q/metrics"
            })
    void an_address_that_all_read_alike_is_taken(String uri) {
        assertThat(RequestAddress.fault(uri)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console;x/settings", "/console%3Bx/settings", "/q%3b/metrics", "/api/runs;a=b", "/;?a"})
    void parameters_in_a_path_are_refused(String uri) {
        assertThat(RequestAddress.fault(uri)).contains(PARAMETER_IN_PATH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/..%2fconsole",
                "/assets%5C..%5Cconsole",
                "/assets\\x",
                "/webjars/x%2F..%2F..",
                "/q%2Fmetrics"
            })
    void an_encoded_separator_is_refused_where_pages_and_files_are_served(String uri) {
        assertThat(RequestAddress.fault(uri)).contains(SEPARATOR_IN_PATH);
    }

    @Test
    void a_NUL_is_refused_in_the_path_and_in_the_query() {
        assertThat(RequestAddress.fault("/api/objects/a%00b")).contains(NUL_IN_ADDRESS);
        assertThat(RequestAddress.fault("/api/objects?q=%00")).contains(NUL_IN_ADDRESS);
    }
}

package io.isthmus.analyzer.counting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountableTest {

    @Test
    void replication_conflicts_do_not_count() {
        assertThat(Countable.conflict("CN=Jane\\0ACNF:1234,OU=a,DC=b")).isTrue();
        assertThat(Countable.conflict("CN=Doe\\, Jane\\0ACNF:1234,OU=a,DC=b")).isTrue();
        assertThat(Countable.conflict("CN=Jane,OU=a\\0ACNF:1,DC=b")).isFalse();
    }
}

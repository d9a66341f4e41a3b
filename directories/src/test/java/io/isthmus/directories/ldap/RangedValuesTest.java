package io.isthmus.directories.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RangedValuesTest {

    private static final String GROUP = "cn=group,dc=x";
    private static final Attribute FIRST = new Attribute("member;range=0-1", "cn=1", "cn=2");

    private InMemoryDirectoryServer server;
    private LDAPConnection connection;

    @BeforeEach
    void start() throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=x");
        config.setSchema(null);
        server = new InMemoryDirectoryServer(config);
        server.startListening();
        server.add("dn: dc=x", "objectClass: domain", "dc: x");
        connection = server.getConnection();
    }

    @AfterEach
    void stop() {
        connection.close();
        server.shutDown(true);
    }

    @Test
    void ranges_are_put_together_until_the_last_one() throws Exception {
        server.add("dn: " + GROUP, "objectClass: group", "member;range=2-*: cn=3");

        assertThat(new RangedValues(connection).complete(GROUP, FIRST)).containsExactly("cn=1", "cn=2", "cn=3");
    }

    @Test
    void what_came_whole_is_not_asked_for_again() throws Exception {
        connection.close();

        assertThat(new RangedValues(connection).complete(GROUP, new Attribute("member", "cn=1")))
                .containsExactly("cn=1");
        assertThat(new RangedValues(connection).complete(GROUP, new Attribute("member;range=0-*", "cn=1")))
                .containsExactly("cn=1");
    }

    @Test
    void an_entry_that_vanishes_between_two_ranges_is_never_called_complete() throws Exception {
        server.add("dn: " + GROUP, "objectClass: group", "member;range=2-3: cn=3", "member;range=4-*: cn=5");
        List<String> taken = new ArrayList<>();

        assertThatThrownBy(() -> new RangedValues(connection).each(GROUP, FIRST, values -> {
                    taken.addAll(values);
                    deleteGroup();
                }))
                .isInstanceOf(ChangedWhileRead.class)
                .hasMessageContaining(GROUP)
                .hasMessageContaining("member");
        assertThat(taken).containsExactly("cn=1", "cn=2");
    }

    @Test
    void a_rest_that_is_not_there_any_more_is_never_called_complete() throws Exception {
        server.add("dn: " + GROUP, "objectClass: group", "cn: group");

        assertThatThrownBy(() -> new RangedValues(connection).complete(GROUP, FIRST))
                .isInstanceOf(ChangedWhileRead.class);
    }

    private void deleteGroup() {
        try {
            server.delete(GROUP);
        } catch (com.unboundid.ldap.sdk.LDAPException e) {
            throw new IllegalStateException(e);
        }
    }
}

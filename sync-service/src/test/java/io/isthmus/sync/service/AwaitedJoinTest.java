package io.isthmus.sync.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.isthmus.chassis.postgres.Transactions;
import io.isthmus.chassis.runs.RunTally;
import io.isthmus.chassis.testing.RealKafkaAndPostgres;
import io.isthmus.sync.connectorspace.Arrivals;
import io.isthmus.sync.connectorspace.ConnectorSpace;
import io.isthmus.sync.connectorspace.ConnectorSpaceObject;
import io.isthmus.sync.connectorspace.Identities;
import io.isthmus.sync.synchronizing.Harbor;
import io.isthmus.sync.synchronizing.inbound.InboundBatches;
import io.isthmus.sync.synchronizing.inbound.InboundEvaluation;
import io.isthmus.sync.synchronizing.inbound.InboundStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The doors of the harbor join people, and never bring anybody: whoever comes first must find the other. */
@QuarkusTest
@QuarkusTestResource(value = RealKafkaAndPostgres.class, restrictToAnnotatedClass = true)
class AwaitedJoinTest {

    @Inject
    ConnectorSpace space;

    @Inject
    InboundStore inbound;

    @Inject
    Transactions transactions;

    private final String number = UUID.randomUUID().toString();

    @Test
    void who_only_joins_and_came_first_joins_when_a_partner_comes() {
        arrives("doors");
        assertThat(status("doors")).isEqualTo("FILTERED");

        arrives("hr");

        assertThat(status("doors")).isEqualTo("JOINED");
    }

    @Test
    void in_one_batch_who_only_joins_finds_a_partner_whatever_their_order() {
        for (int i = 0; i < 10; i++) {
            String shared = number + i;
            take(List.of(person("doors", shared), person("hr", shared)));
            evaluate();

            assertThat(status("doors", shared)).isEqualTo("JOINED");
        }
    }

    private void arrives(String connector) {
        take(List.of(person(connector, number)));
        evaluate();
    }

    private static ConnectorSpaceObject person(String connector, String number) {
        return Harbor.person(connector, number, Harbor.named(number, number, "Anna"));
    }

    private void take(List<ConnectorSpaceObject> objects) {
        space.take(new Arrivals(objects, List.of(), List.of()), "a.topic", Map.of(), false);
    }

    private void evaluate() {
        new InboundBatches(
                        inbound,
                        new InboundEvaluation(Harbor.rules(), Harbor.CONTEXT),
                        false,
                        100,
                        new RunTally(),
                        done -> {})
                .run();
    }

    private String status(String connector) {
        return status(connector, number);
    }

    private String status(String connector, String anchor) {
        return transactions.call(tx -> tx.sql("select status from connector_space_link where object_id = :id")
                .with("id", Identities.object(connector, anchor))
                .one(row -> row.text("status")));
    }
}

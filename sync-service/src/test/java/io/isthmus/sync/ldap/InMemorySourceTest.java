package io.isthmus.sync.ldap;

import io.isthmus.contracts.settings.DeltaMethod;
import io.isthmus.contracts.settings.SourceSettings;
import io.isthmus.sync.source.SourceConnector;
import io.isthmus.sync.source.SourceContract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A directory promises what files and databases do. */
class InMemorySourceTest extends SourceContract {

    private final InMemoryTestDirectory directory = new InMemoryTestDirectory();
    private final List<String> written = new ArrayList<>();

    InMemorySourceTest() {
        directory.addTree();
    }

    @AfterEach
    void stop() {
        directory.close();
    }

    @Override
    protected String base() {
        return "ou=people," + TestDirectory.SUFFIX;
    }

    @Override
    protected void write(List<Somebody> all) {
        written.forEach(key -> directory.apply("dn: " + place(key) + "\nchangetype: delete"));
        written.clear();
        for (Somebody each : all) {
            directory.apply(record(each));
            written.add(each.key());
        }
    }

    private String record(Somebody each) {
        StringBuilder text = new StringBuilder("dn: " + place(each.key()) + "\nobjectClass: " + each.objectClass());
        if (each.objectClass().equals("inetOrgPerson")) {
            text.append("\nsn: ").append(each.key()).append("\ncn: ").append(each.key());
        }
        each.values()
                .forEach((name, value) -> Arrays.stream(value.split("\\|"))
                        .filter(part -> !part.isEmpty())
                        .map(part -> name.equals("manager") || name.equals("member") ? place(part) : part)
                        .forEach(part ->
                                text.append("\n").append(name).append(": ").append(part)));
        return text.toString();
    }

    @Override
    protected SourceSettings source(int pageSize) {
        SourceSettings source = directory.source("hr", DeltaMethod.CHANGELOG, pageSize);
        return new SourceSettings(
                source.name(),
                source.kind(),
                source.url(),
                false,
                null,
                source.bindDn(),
                source.passwordRef(),
                "cn",
                source.partitions(),
                source.delta(),
                pageSize);
    }

    @Override
    protected SourceConnector open(SourceSettings source) {
        return Readings.connectors().apply(source);
    }

    @Override
    protected void remove() {
        directory.stop();
    }
}

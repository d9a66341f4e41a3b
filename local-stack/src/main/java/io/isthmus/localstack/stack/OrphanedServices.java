package io.isthmus.localstack.stack;

import io.isthmus.localstack.postgres.EmbeddedDatabase;
import io.isthmus.localstack.services.PidFile;
import io.isthmus.localstack.services.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Ends what a killed launcher left running: services and the database. The broker dies with its launcher. */
public final class OrphanedServices {

    private OrphanedServices() {}

    /** @return what was stopped, in words */
    public static List<String> stop(Path data) {
        List<String> stopped = new ArrayList<>();
        for (Service service : Service.values()) {
            PidFile pid = new PidFile(pidFile(data, service), service.serviceName());
            pid.recorded()
                    .ifPresent(process -> stopped.add(service.serviceName() + " (process " + process.pid() + ")"));
            pid.stopRecorded();
        }
        EmbeddedDatabase.stopOrphan(folderOfDatabase(data))
                .ifPresent(pid -> stopped.add("PostgreSQL (process " + pid + ")"));
        return stopped;
    }

    static Path pidFile(Path data, Service service) {
        return data.resolve("services").resolve(service.serviceName() + ".pid");
    }

    static Path folderOfDatabase(Path data) {
        return data.resolve("postgres");
    }
}

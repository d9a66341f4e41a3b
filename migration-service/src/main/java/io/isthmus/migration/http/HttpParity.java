package io.isthmus.migration.http;

import com.fasterxml.jackson.core.type.TypeReference;
import io.isthmus.contracts.settings.SettingsDocument;
import io.isthmus.migration.standby.Parity;
import io.isthmus.migration.standby.StandByReport.Drift;
import java.util.List;

final class HttpParity implements Parity {

    private static final TypeReference<List<Drift>> DRIFT = new TypeReference<>() {};

    private final RemoteService service;

    HttpParity(RemoteService service) {
        this.service = service;
    }

    private record Two(SettingsDocument active, SettingsDocument standBy) {}

    @Override
    public List<Drift> between(SettingsDocument active, SettingsDocument standBy) {
        return service.post("/api/parity", new Two(active, standBy), DRIFT);
    }
}

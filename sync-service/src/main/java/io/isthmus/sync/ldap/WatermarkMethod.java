package io.isthmus.sync.ldap;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.isthmus.contracts.WireFormat;
import io.isthmus.contracts.settings.DeltaMethod;
import java.util.Arrays;

/**
 * By which method a watermark was written: a delta goes on in the way of the full import before it.
 *
 * <pre>
 * a JSON object      the method that it names
 * digits alone       CHANGELOG
 * anything else      MODIFY_TIMESTAMP
 * </pre>
 */
final class WatermarkMethod {

    private WatermarkMethod() {}

    static DeltaMethod of(String watermark) {
        if (watermark.startsWith("{")) {
            return named(watermark);
        }
        boolean number = !watermark.isEmpty() && watermark.chars().allMatch(Character::isDigit);
        return number ? DeltaMethod.CHANGELOG : DeltaMethod.MODIFY_TIMESTAMP;
    }

    private static DeltaMethod named(String watermark) {
        try {
            String name = WireFormat.mapper().readTree(watermark).path("method").asText();
            return Arrays.stream(DeltaMethod.values())
                    .filter(method -> method.name().equals(name))
                    .findFirst()
                    .orElse(DeltaMethod.MODIFY_TIMESTAMP);
        } catch (JsonProcessingException e) {
            return DeltaMethod.MODIFY_TIMESTAMP;
        }
    }
}

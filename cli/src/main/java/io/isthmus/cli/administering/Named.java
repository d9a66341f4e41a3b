package io.isthmus.cli.administering;

import java.util.Arrays;
import java.util.Locale;

/** Values of an option, as people write them. */
final class Named {

    private Named() {}

    /** {@code leave-staging} is LEAVE_STAGING. */
    static <E extends Enum<E>> E of(String what, String text, E[] values) {
        String wanted = text.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values)
                .filter(value -> value.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new Unusable(what + " is " + text + ", but has to be one of "
                        + Arrays.toString(values).toLowerCase(Locale.ROOT).replace('_', '-')));
    }
}

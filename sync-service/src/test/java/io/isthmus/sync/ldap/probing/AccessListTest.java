package io.isthmus.sync.ldap.probing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AccessListTest {

    private static final UUID ALL_CHANGES = UUID.fromString("1131f6ad-9c07-11d1-f79f-00c04fc2dcd2");
    private static final UUID CHANGES = UUID.fromString("1131f6aa-9c07-11d1-f79f-00c04fc2dcd2");

    /** S-1-5-32-544 and S-1-5-11 */
    private static final byte[] ADMINISTRATORS = HexFormat.of().parseHex("01020000000000052000000020020000");

    private static final byte[] EVERYBODY_SIGNED_IN = HexFormat.of().parseHex("01010000000000050b000000");

    /** A descriptor whose list has one entry, made by hand after MS-DTYP 2.4.4 to 2.4.6. */
    private static byte[] descriptor(String entry) {
        int size = entry.length() / 2;
        return HexFormat.of()
                .parseHex("01000480" + "00000000" + "00000000" + "00000000" + "14000000" + "0400"
                        + "%02x%02x".formatted((size + 8) & 0xff, (size + 8) >> 8) + "01000000" + entry);
    }

    /** CR for one right: {@code (OA;;CR;1131f6aa-9c07-11d1-f79f-00c04fc2dcd2;;BA)} */
    private static final String REPLICATES = "05002c00" + "00010000" + "01000000" + "aaf63111079cd111f79f00c04fc2dcd2"
            + "01020000000000052000000020020000";

    /** Everything: {@code (A;;0x000f01ff;;;BA)} */
    private static final String CONTROLS = "00001800" + "ff010f00" + "01020000000000052000000020020000";

    @Test
    void a_right_is_granted_to_its_holder_and_no_other_right_and_nobody_else() {
        byte[] descriptor = descriptor(REPLICATES);

        assertThat(AccessList.grants(descriptor, List.of(ADMINISTRATORS), CHANGES))
                .isTrue();
        assertThat(AccessList.grants(descriptor, List.of(ADMINISTRATORS), ALL_CHANGES))
                .isFalse();
        assertThat(AccessList.grants(descriptor, List.of(EVERYBODY_SIGNED_IN), CHANGES))
                .isFalse();
    }

    @Test
    void who_may_do_everything_has_every_right() {
        assertThat(AccessList.grants(descriptor(CONTROLS), List.of(EVERYBODY_SIGNED_IN, ADMINISTRATORS), ALL_CHANGES))
                .isTrue();
    }

    @Test
    void what_only_others_inherit_is_not_granted_here() {
        assertThat(AccessList.grants(
                        descriptor(CONTROLS.replaceFirst("^0000", "0008")), List.of(ADMINISTRATORS), ALL_CHANGES))
                .isFalse();
    }

    @Property
    void whatever_bytes_come_are_read_without_harm(@ForAll byte[] bytes) {
        assertThat(AccessList.grants(bytes, List.of(), CHANGES)).isFalse();
    }

    @Property
    void a_descriptor_that_was_cut_off_grants_nothing_it_does_not_show(@ForAll byte length) {
        byte[] whole = descriptor(REPLICATES);
        byte[] cut = Arrays.copyOf(whole, Math.floorMod(length, whole.length - 4));

        assertThat(AccessList.grants(cut, List.of(ADMINISTRATORS), CHANGES)).isFalse();
    }
}

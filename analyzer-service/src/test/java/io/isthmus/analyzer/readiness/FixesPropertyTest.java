package io.isthmus.analyzer.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FixesPropertyTest {

    private static final List<String> ATTRIBUTES = List.of(
            "userPrincipalName",
            "mail",
            "proxyAddresses",
            "targetAddress",
            "mailNickname",
            "sAMAccountName",
            "displayName");

    /** Judged by one value alone; the others need people, or another object. */
    private static final Set<DefectCode> LEFT = Set.of(DefectCode.MAILMATCH);

    @Property(tries = 3_000)
    void a_suggested_fix_has_its_defect_no_longer_and_no_new_one(
            @ForAll("attributes") String attribute, @ForAll("values") String value) {
        List<Defect> before = of(attribute, value);
        for (Defect defect : before) {
            if (defect.fix() != null) {
                assertThat(of(attribute, defect.fix()))
                        .as("fix of %s", defect)
                        .extracting(Defect::code)
                        .doesNotContain(defect.code())
                        .isSubsetOf(before.stream().map(Defect::code).toList());
            }
        }
    }

    private static List<Defect> of(String attribute, String value) {
        return Sample.user().with(attribute, value).defects().stream()
                .filter(d -> d.attribute().equals(attribute) && !LEFT.contains(d.code()))
                .toList();
    }

    @Property(tries = 1_000)
    void every_value_is_judged_without_an_exception(@ForAll("attributes") String attribute, @ForAll String value) {
        Sample sample = Sample.user().with(attribute, value);

        assertThat(sample.defects()).doesNotContainNull();
        assertThat(Claim.of(sample.object()))
                .allSatisfy(c -> assertThat(c.key()).isNotEmpty());
    }

    @Property
    void claims_do_not_depend_on_case(@ForAll("values") String value) {
        List<String> keys = keys(Sample.user().with("userPrincipalName", value));

        assertThat(keys(Sample.user().with("userPrincipalName", value.toUpperCase(java.util.Locale.ROOT))))
                .isEqualTo(keys);
    }

    private static List<String> keys(Sample sample) {
        return Claim.of(sample.object()).stream()
                .filter(c -> c.space() == Claim.Space.SIGN_IN_NAME)
                .map(Claim::key)
                .toList();
    }

    @Provide
    Arbitrary<String> attributes() {
        return Arbitraries.of(ATTRIBUTES);
    }

    /** Mostly something like an address. */
    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> part = Arbitraries.strings()
                .withChars("abcXYZ0189.-_'!#$%&*+/=?{}|<>()[];:,\" \t\u00e4\u00df\u00e9\\@")
                .ofMaxLength(80);
        Arbitrary<String> domain = Arbitraries.of(
                "fabrikam.com", "fabrikam.local", "fabrikam", "x..com", "-a.com", "", "d".repeat(60) + ".com");
        return Combinators.combine(
                        Arbitraries.of("", "smtp:", "SMTP:", "X500:", " "), part, Arbitraries.of("@", "", "@@"), domain)
                .as((type, name, at, end) -> type + name + at + end)
                .filter(v -> !v.isBlank());
    }
}

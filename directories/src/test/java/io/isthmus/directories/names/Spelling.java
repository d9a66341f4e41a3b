package io.isthmus.directories.names;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Spells one name in all the ways that RFC 4514 and RFC 2253 allow. */
final class Spelling {

    private static final List<String> TYPES = List.of("cn", "ou", "uid", "x-own");

    private Spelling() {}

    /** @param rdns values by their types, in lower case and without insignificant spaces */
    record Name(List<TreeMap<String, String>> rdns) {}

    static Arbitrary<Name> names(String characters) {
        Arbitrary<String> value = Arbitraries.of(characters.codePoints().boxed().toList())
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(chars -> folded(chars.stream().map(Character::toString).collect(Collectors.joining())))
                .filter(text -> !text.isEmpty());
        Arbitrary<TreeMap<String, String>> rdn = Combinators.combine(
                        Arbitraries.of(TYPES).set().ofMinSize(1).ofMaxSize(3),
                        value.list().ofSize(3))
                .as(Spelling::rdn);
        return rdn.list().ofMinSize(1).ofMaxSize(3).map(Name::new);
    }

    private static TreeMap<String, String> rdn(Set<String> types, List<String> values) {
        TreeMap<String, String> rdn = new TreeMap<>();
        types.stream().sorted().forEach(type -> rdn.put(type, values.get(rdn.size())));
        return rdn;
    }

    private static String folded(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(composed, Normalizer.Form.NFKC)
                .replaceAll(" +", " ")
                .replaceAll("^ | $", "");
    }

    static String of(Name name, Random random) {
        return name.rdns().stream()
                .map(rdn -> rdn(rdn, random, true))
                .collect(Collectors.joining(random.nextBoolean() ? "," : random.nextBoolean() ? " , " : ";"));
    }

    static String ofAscii(Name name, Random random) {
        return name.rdns().stream().map(rdn -> rdn(rdn, random, false)).collect(Collectors.joining(","));
    }

    private static String rdn(TreeMap<String, String> rdn, Random random, boolean anyForm) {
        List<String> parts = new ArrayList<>();
        rdn.forEach((type, value) -> parts.add(cased(type, random) + "=" + value(value, random, anyForm)));
        Collections.shuffle(parts, random);
        return String.join(random.nextBoolean() ? "+" : " + ", parts);
    }

    private static String value(String value, Random random, boolean anyForm) {
        if (!anyForm) {
            return escaped(cased(value, random), random);
        }
        String spelled = random.nextBoolean() ? cased(value, random) : Normalizer.normalize(value, Normalizer.Form.NFD);
        return switch (random.nextInt(4)) {
            case 0 -> encoded(spelled);
            case 1 -> '"' + spelled.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
            default -> escaped(spelled.replace(" ", random.nextBoolean() ? "  " : " "), random);
        };
    }

    /** An upper case whose lower case is another text is none: dotless i, sharp s. */
    private static String cased(String text, Random random) {
        return text.codePoints()
                .mapToObj(Character::toString)
                .map(c -> random.nextBoolean()
                                && folded(c.toUpperCase(Locale.ROOT)).equals(folded(c))
                        ? c.toUpperCase(Locale.ROOT)
                        : c)
                .collect(Collectors.joining());
    }

    private static String encoded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return "#" + HexFormat.of().toHexDigits((byte) 0x0C)
                + HexFormat.of().toHexDigits((byte) bytes.length)
                + HexFormat.of().withUpperCase().formatHex(bytes);
    }

    private static String escaped(String text, Random random) {
        StringBuilder escaped = new StringBuilder();
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            String c = Character.toString(points[i]);
            boolean special = ",+\"\\<>;".contains(c) || c.equals("#") && i == 0;
            if (random.nextInt(4) == 0) {
                escaped.append(HexFormat.of().withPrefix("\\").formatHex(c.getBytes(StandardCharsets.UTF_8)));
            } else {
                escaped.append(special ? "\\" : "").append(c);
            }
        }
        return escaped.toString();
    }
}

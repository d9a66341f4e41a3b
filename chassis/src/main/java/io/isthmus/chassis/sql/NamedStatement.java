package io.isthmus.chassis.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement as JDBC takes it, with the names of its parameters in their order. Statements are constants, so each is taken apart
 * once.
 *
 * @param names one for each question mark
 * @param planned the statement by when it is planned: each another one to driver and server, which keep what they know of it by its text
 */
record NamedStatement(List<String> names, Map<Planning, String> planned) {

    private static final Map<String, NamedStatement> KNOWN = new ConcurrentHashMap<>();

    /** What must be passed over, then a parameter: a literal, a comment, a cast; {@code :name}. */
    private static final Pattern PARTS =
            Pattern.compile("'(?:[^']|'')*'|--[^\\n]*|::|:(?<name>[a-zA-Z_][a-zA-Z0-9_]*)");

    static NamedStatement of(String sql) {
        return KNOWN.computeIfAbsent(sql, NamedStatement::parsed);
    }

    private static NamedStatement parsed(String sql) {
        List<String> names = new ArrayList<>();
        Matcher parts = PARTS.matcher(sql);
        String positional = parts.replaceAll(part -> {
            String name = part.group("name");
            if (name == null) {
                return Matcher.quoteReplacement(part.group());
            }
            names.add(name);
            return "?";
        });
        Map<Planning, String> planned = new EnumMap<>(Planning.class);
        for (Planning planning : Planning.values()) {
            planned.put(planning, planning.around(positional));
        }
        return new NamedStatement(List.copyOf(names), Map.copyOf(planned));
    }

    /** As it stands, but for the names. */
    String sql() {
        return text(Planning.AS_THE_SERVER_LIKES);
    }

    private String text(Planning planning) {
        return Objects.requireNonNull(planned.get(planning));
    }

    /** @param fetch rows that come from the server at a time; 0: all at once */
    Execution execute(Connection connection, Map<String, Object> parameters, Planning planning, int fetch)
            throws SQLException {
        check(parameters.keySet());
        PreparedStatement prepared = connection.prepareStatement(text(planning));
        try {
            for (int i = 0; i < names.size(); i++) {
                prepared.setObject(i + 1, parameters.get(names.get(i)));
            }
            prepared.setFetchSize(fetch);
            return Execution.of(prepared, planning);
        } catch (SQLException | RuntimeException e) {
            prepared.close();
            throw e;
        }
    }

    private void check(Set<String> given) {
        Set<String> asked = new HashSet<>(names);
        if (!asked.equals(given)) {
            throw new IllegalArgumentException(
                    "the statement asks for parameters " + asked + " and is given " + given + ": " + sql());
        }
    }
}

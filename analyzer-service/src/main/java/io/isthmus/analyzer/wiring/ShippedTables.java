package io.isthmus.analyzer.wiring;

import io.isthmus.analyzer.advice.AdviceTable;
import io.isthmus.analyzer.comparing.StandardRuleTable;
import io.isthmus.analyzer.readiness.TopLevelDomains;
import io.isthmus.analyzer.ways.TargetTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The tables that come with the service. */
public final class ShippedTables {

    private ShippedTables() {}

    public static StandardRuleTable standardRules() {
        try (BufferedReader lines = open("/io/isthmus/analyzer/comparing/standard-rules.tsv")) {
            return new StandardRuleTable(lines.lines());
        } catch (IOException broken) {
            throw new UncheckedIOException("the table of standard rules cannot be read", broken);
        }
    }

    public static AdviceTable advice() {
        try (BufferedReader lines = open("/io/isthmus/analyzer/advice/advice.tsv")) {
            return AdviceTable.read(lines.lines());
        } catch (IOException broken) {
            throw new UncheckedIOException("the table of advice cannot be read", broken);
        }
    }

    public static TargetTable targets() {
        try (BufferedReader lines = open("/io/isthmus/analyzer/ways/targets.tsv")) {
            return TargetTable.read(lines.lines());
        } catch (IOException broken) {
            throw new UncheckedIOException("the table of targets cannot be read", broken);
        }
    }

    public static TopLevelDomains topLevelDomains() {
        try (BufferedReader lines = open("/io/isthmus/analyzer/readiness/top-level-domains.txt")) {
            return new TopLevelDomains(lines.lines());
        } catch (IOException broken) {
            throw new UncheckedIOException("the table of top-level domains cannot be read", broken);
        }
    }

    private static BufferedReader open(String table) {
        return new BufferedReader(
                new InputStreamReader(ShippedTables.class.getResourceAsStream(table), StandardCharsets.UTF_8));
    }
}

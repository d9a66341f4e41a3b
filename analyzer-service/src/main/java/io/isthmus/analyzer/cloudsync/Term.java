package io.isthmus.analyzer.cloudsync;

import java.util.List;

/** A piece of an expression of Cloud Sync. */
sealed interface Term {

    record Text(String value) implements Term {}

    record Attribute(String name) implements Term {}

    record Number(String digits) implements Term {}

    record Call(String function, List<Term> arguments) implements Term {}
}

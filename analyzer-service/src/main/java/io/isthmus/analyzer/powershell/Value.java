package io.isthmus.analyzer.powershell;

import java.util.List;

/** What a parameter has. */
sealed interface Value {

    record Text(String text) implements Value {}

    record Many(List<Value> items) implements Value {}

    /** What an earlier command left under that name. */
    record Variable(String name) implements Value {}

    /** Only running the script would tell. */
    record Dynamic(String text) implements Value {}
}

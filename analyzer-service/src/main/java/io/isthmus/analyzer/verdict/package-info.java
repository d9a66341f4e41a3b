/**
 * May I migrate, and how: findings from facts, the verdict from findings and the object count. Pure functions.
 *
 * <p>Truth table (docs: behaviours of the old tools' upgrade):
 *
 * <pre>
 * blocking finding | objects        | verdict   | override                        | estimate
 * yes              | any            | BLOCKED   | no                              | none: there is no in-place upgrade
 * no, incomplete   | any            | none      | no                              | none: parts of the export are missing
 * no               | unknown        | none yet  | no                              | none yet
 * no               | below 50,000   | IN_PLACE  | yes: parallel on request        | 3 hours for each 50,000, linear
 * no               | 50,000 or more | PARALLEL  | yes: in place, on explicit wish | the same, were it done in place
 * </pre>
 */
@NullMarked
package io.isthmus.analyzer.verdict;

import org.jspecify.annotations.NullMarked;

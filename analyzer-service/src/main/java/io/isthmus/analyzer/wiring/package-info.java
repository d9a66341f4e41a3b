/** Where features meet configuration and technology. */
@NullMarked
package io.isthmus.analyzer.wiring;

import org.jspecify.annotations.NullMarked;

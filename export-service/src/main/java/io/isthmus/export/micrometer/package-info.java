/** What this service shows to Prometheus, beside what the platform does. */
@NullMarked
package io.isthmus.export.micrometer;

import org.jspecify.annotations.NullMarked;

/** What this service shows to Prometheus, beside what the platform does. */
package io.isthmus.export.micrometer;

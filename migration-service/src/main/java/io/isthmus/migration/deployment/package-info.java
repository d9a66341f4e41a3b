/** This deployment as the config log knows it: its settings, its part in export control, and changes of both. */
package io.isthmus.migration.deployment;

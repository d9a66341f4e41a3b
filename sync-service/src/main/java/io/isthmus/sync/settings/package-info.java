/** This deployment's settings, from the config log. */
package io.isthmus.sync.settings;

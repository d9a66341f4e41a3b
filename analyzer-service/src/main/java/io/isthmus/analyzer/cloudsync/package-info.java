/**
 * What comes from Microsoft's Cloud Sync, whose mappings lead straight from Active Directory to Entra ID: which of them become rules,
 * and which are findings. Pure.
 */
@NullMarked
package io.isthmus.analyzer.cloudsync;

import org.jspecify.annotations.NullMarked;

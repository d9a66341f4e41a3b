/**
 * What every Isthmus service is built on: the config log, acknowledged producing, positions of consumers, problem
 * answers, roles and secrets. It knows nothing of directories, rules or targets (ADR 0001).
 */
@NullMarked
package io.isthmus.chassis;

import org.jspecify.annotations.NullMarked;

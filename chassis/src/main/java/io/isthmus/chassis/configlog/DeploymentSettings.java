package io.isthmus.chassis.configlog;

import io.isthmus.contracts.settings.SettingsDocument;
import java.time.Instant;

/** The settings of one deployment, and the revision of the config log that brought them. */
public record DeploymentSettings(long revision, SettingsDocument document, String author, Instant at) {}

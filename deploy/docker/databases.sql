-- One database for each service; none reads another's.
CREATE DATABASE isthmus_analyzer;
CREATE DATABASE isthmus_sync;
CREATE DATABASE isthmus_export;
CREATE DATABASE isthmus_migration;

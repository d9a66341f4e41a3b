-- What the export says, for the report; analyses that were made before have none.
alter table analysis add column facts jsonb;

-- Nobody asks the database for single attributes, and taking them apart and putting them together again cost a third of
-- storing an object: json keeps the text, and can still be looked into.
alter table connector_space_object alter column attributes type json using attributes::json;
alter table metaverse_object
    alter column attributes type json using attributes::json,
    alter column value_kinds type json using value_kinds::json;

-- Rows of these queues come and go by the hundred thousand within a minute.
alter table pending_inbound set (autovacuum_vacuum_scale_factor = 0.5, autovacuum_vacuum_threshold = 5000);
alter table pending_outbound set (autovacuum_vacuum_scale_factor = 0.5, autovacuum_vacuum_threshold = 5000);

-- The table of runs is the same in every service now (chassis).
alter table run add column connector text;
alter table run alter column document type jsonb using document::jsonb;
create index run_started on run (started_at desc);

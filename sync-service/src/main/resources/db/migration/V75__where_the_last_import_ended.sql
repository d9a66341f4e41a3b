-- Kept when the next import has to be a full one: it says which of several domain controllers was read last, and how long ago.
alter table source_state add column last_watermark text;
update source_state set last_watermark = watermark;

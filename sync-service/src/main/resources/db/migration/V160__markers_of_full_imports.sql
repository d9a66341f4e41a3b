-- A run of which a crash has left nothing but its markers is told by them; those that came before do not say whether it was full.
alter table import_marker add column full_import boolean;

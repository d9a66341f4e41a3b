-- A full import reads what is known of a source in the order in which it was stored; of one source, though others stand between.
alter table imported_object drop constraint imported_object_pkey;
alter table imported_object add primary key (connector, id);

-- Anchors are compared byte by byte: no language orders them, and comparing as one does takes several times as long.
alter table imported_object
    alter column connector type text collate "C",
    alter column anchor type text collate "C";
alter table imported_bucket
    alter column connector type text collate "C",
    alter column anchor type text collate "C",
    alter column attribute type text collate "C";

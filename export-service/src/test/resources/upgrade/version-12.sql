-- A database of version 12 in the middle of everything.
insert into observed_object (id, object_type, target_id, external_id, user_name, etag, observed_hash, members_hash, generation,
                             remembered_hash, remembered_generation) overriding system value values
    (1, 1, 't1', 'in-place', 'a@x', 'W/"1"', '\x01', null, 3, '\x02', 3),
    (2, 1, 't2', 'failing', 'b@x', null, '\x03', null, 3, null, null),
    (3, 1, 't3', 'leaver', 'c@x', null, '\x04', null, 3, null, null),
    (4, 1, 't4', 'orphan', 'd@x', null, '\x05', null, 3, null, null),
    (5, 2, 't5', 'waiting-group', null, null, '\x06', '\x07', 3, null, null),
    (6, 2, 't6', 'losing-group', null, null, '\x08', '\x09', 3, null, null),
    (7, 1, 't7', null, 'anna@x', null, '\x0a', null, 3, null, null),
    (8, 1, 't8', 'not-disabled', null, null, '\x0b', null, 3, null, null);
insert into observed_image (observed_id, observed, remembered) values
    (1, '{"attributes":{"displayName":["A"]},"references":{}}', '{"attributes":{"displayName":["AA"]},"references":{}}'),
    (2, '{"attributes":{"displayName":["B"],"title":["Clerk"]},"references":{}}', null);
insert into observed_member (group_id, target_id, state) values (5, 't1', 0), (6, 't1', 0), (6, 't2', 1);

insert into target_object (id, anchor, object_type, desired_state, absence_reason, desired_hash, display_name, user_name, mail, source,
                           bucket_count, observed_id, owned, dirty, members_dirty, operation, phase, pending_hash, pending_reason,
                           note, blocked, unsupported, waiting, members_to_add, members_to_remove, members_ready, members_digest,
                           members_lost, approved_hash, attempts, failed_run, members_failed_run, next_attempt_at, last_result,
                           last_code, last_reason, last_at, addresses) overriding system value values
    (1, 'in-place', 1, 1, null, '\x01', 'A', 'a@x', 'a@x', 'ad: CN=A', null, 1, true, false, false, null, null, null, null,
     null, null, false, false, 0, 0, 0, '', 0, null, 0, null, null, null, 1, null, null, '2026-11-01T00:00:00Z', 'a@x'),
    (2, 'new', 1, 1, null, '\x02', 'New', 'n@x', 'n@x', 'ad: CN=New', null, null, false, false, false, 1, 1, '\x20', null,
     null, null, false, true, 0, 0, 0, '', 0, '\x20', 0, null, null, null, null, null, null, null, E'n@x\nm@x'),
    (3, 'failing', 1, 1, null, '\x03', 'B', 'b@x', 'b@x', 'ad: CN=B', null, 2, true, false, false, 2, 3, '\x21',
     'NotPersisted: mail, title', null, null, false, false, 0, 0, 0, '', 0, null, 2, 7, null, '2027-01-01T00:00:00Z', 4,
     'CONFLICT', 'it is: taken', '2026-11-02T00:00:00Z', null),
    (4, 'leaver', 1, 2, 1, null, 'C', 'c@x', 'c@x', 'ad: CN=C', null, 3, true, false, false, 4, 6, '\x22', null,
     null, null, false, false, 0, 0, 0, '', 0, '\x22', 0, null, null, null, null, null, null, null, null),
    (5, 'blocked', 1, 1, null, '\x05', 'Anna', 'anna@x', 'anna@x', 'ad: CN=Anna', null, null, false, false, false, 1, null, '\x23',
     'InvalidSoftMatch: object id7 (anna@x) has: the same address', null,
     'InvalidSoftMatch: object id7 (anna@x) has: the same address', false, false, 0, 0, 0, '', 0, null, 0, null, null, null, null,
     null, null, null, 'anna@x'),
    (6, 'orphan', 1, 3, null, null, 'D', 'd@x', null, null, null, 4, true, false, false, 4, 6, '\x24',
     'NO_SOURCE: no object of the sources has this anchor', 'NO_SOURCE: no object of the sources has this anchor', null, false,
     false, 0, 0, 0, '', 0, null, 0, null, null, null, null, null, null, null, null),
    (7, 'waiting-group', 2, 1, null, '\x07', 'G', null, null, 'ad: CN=G', 1, 5, true, false, false, 2, null, '\x25',
     'WaitingForMembers: 3 members are not at the target yet', null, null, false, false, 3, 0, 0, '12/0', 0, null, 1, null, 5,
     null, 6, null, null, '2026-11-03T00:00:00Z', null),
    (8, 'losing-group', 2, 1, null, '\x08', 'H', null, null, 'ad: CN=H', 2, 6, true, false, true, 2, 3, '\x26',
     'NotPersisted: 2 members', null, null, false, false, 2, 1, 3, '14/-3', 2, null, 0, null, null, null, null, null, null, null,
     null),
    (9, 'never-said', null, 0, null, null, null, null, null, null, null, null, false, false, false, null, null, null, null,
     null, null, false, false, 0, 0, 0, '', 0, null, 0, null, null, null, null, null, null, null, null),
    (10, 'contact', 3, 1, null, '\x0a', 'K', null, 'k@x', 'ad: CN=K', null, null, false, false, false, null, null, null,
     'the target has no resource type for objects of this kind', null, null, true, false, 0, 0, 0, '', 0, null, 0, null, null,
     null, null, null, null, null, 'k@x'),
    (11, 'deleted', 1, 1, null, '\x0b', 'L', 'l@x', 'l@x', 'ad: CN=L', null, null, true, true, false, 1, 1, '\x27',
     'DeletedAtTarget', 'DeletedAtTarget', null, false, false, 0, 0, 0, '', 0, null, 0, null, null, null, null, null, null, null,
     null),
    (12, 'in-flight', 1, 1, null, '\x0c', 'M', 'm@x', 'm@x', 'ad: CN=M', null, null, false, false, false, 1, 1, '\x28', null,
     null, null, false, false, 0, 0, 0, '', 0, null, 0, null, null, null, null, null, null, null, null),
    (13, 'not-disabled', 1, 2, 2, null, 'N', null, null, 'ad: CN=N', null, 8, true, false, false, null, null, null,
     'the target cannot disable users; the settings forbid to delete them', null, null, true, false, 0, 0, 0, '', 0, null, 0, null,
     null, null, null, null, null, null, null),
    (14, 'changed', 1, 1, null, '\x0e', 'O', 'o@x', 'o@x', 'ad: CN=O', null, null, false, true, false, 1, 1, '\x29', null,
     null, null, false, false, 0, 0, 0, '', 0, '\x2a', 0, null, null, null, null, null, null, null, null);
select setval(pg_get_serial_sequence('target_object', 'id'), 14);
select setval(pg_get_serial_sequence('observed_object', 'id'), 8);
insert into in_flight (object_id) values (12);
insert into desired_image (object_id, image)
select id, '{"attributes":{"displayName":["' || display_name || '"]},"references":{}}' from target_object where desired_state = 1;
update desired_image set image = '{"attributes":{},"references":{"manager":["never-said"]}}' where object_id = 2;
insert into object_reference (object_id, name, target_id) values (2, 'manager', 9);
insert into desired_member (group_id, bucket, member_id) values (7, 0, 2), (7, 0, 5), (7, 0, 12), (8, 0, 3), (8, 1, 1);
insert into deletion (at, object_type, anchor, approved) values (now(), 1, 'earlier', false), (now(), 1, 'approved', true);
insert into approval (digest, approved_by, comment, objects, at) values ('digest', 'operator', null, 2, now());
insert into written (run, object_id, anchor, object_type, operation, target_id, before_image, after_image, at) values
    (1, 1, 'in-place', 1, 2, 't1', '{"attributes":{"displayName":["A"]},"references":{}}',
     '{"attributes":{"displayName":["AA"]},"references":{}}', '2026-11-20T00:00:00Z'),
    (1, 3, 'failing', 1, 2, 't2', '{"attributes":{"title":["Boss"]},"references":{}}',
     '{"attributes":{"title":["Chief"]},"references":{}}', '2026-11-20T00:00:00Z');
insert into restoration (id, target, since, prepared_at, prepared_by, approved_digest, approved_by, approved_at, begun_at, begun_epoch)
values ('plan', 'target', '2026-10-01T00:00:00Z', '2026-11-01T00:00:00Z', 'operator', 'digest', 'operator', '2026-11-02T00:00:00Z',
        '2026-11-19T00:00:00Z', 4);
insert into restored_object (object_id, before_image, written_images, deleted, uncertain, conflicts) values
    (1, '{"attributes":{"displayName":["A"]},"references":{}}', '[{"attributes":{"displayName":["AA"]},"references":{}}]', false, false, '{}'),
    (3, '{"attributes":{"title":["Boss"]},"references":{}}', '[{"attributes":{"title":["Chief"]},"references":{}}]', false, false, '{title}');
insert into restored_id (target_id, object_id) values ('t1', 1), ('t2', 3);
update target_state set target = 'target', generation = 3, imported_epoch = 4, imported_at = '2026-11-18T00:00:00Z',
                        restoration = 'plan', comparison_basis = 'basis', pending_version = 9;

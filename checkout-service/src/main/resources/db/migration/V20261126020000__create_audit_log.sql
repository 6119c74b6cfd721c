-- Every administrative act: who did what, when, and from where. Append-only, and a chain: each row's
-- hash covers the row before, and the head says where the chain ends.
create table audit_log (
    position      bigint      primary key,
    at            timestamptz not null,
    actor         text        not null,
    origin        text        not null,
    action        text        not null,
    subject       text        not null,
    detail        text        not null,
    previous_hash bytea       not null,
    hash          bytea       not null
);
create index on audit_log (subject, position);

create table audit_head (
    singleton boolean primary key default true check (singleton),
    position bigint  not null,
    hash     bytea   not null
);
insert into audit_head (position, hash) values (0, '');

create function refuse_change() returns trigger language plpgsql as
$$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;

create trigger append_only before update or delete or truncate on audit_log
    for each statement execute function refuse_change();

-- Default privileges have given the service what it needs of other tables.
do
$$
declare
    grantee text;
begin
    for grantee in
        select distinct privilege.grantee::regrole::text
        from pg_class c cross join aclexplode(c.relacl) privilege
        where c.oid = 'audit_log'::regclass and privilege.grantee not in (0, c.relowner)
    loop
        execute format('revoke update, delete, truncate on audit_log from %s', grantee);
    end loop;
end
$$;

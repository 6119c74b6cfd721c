-- The tables that carry a service's events; the same in every service's own database.

-- Hides the rows of these tables, which have a merchant_id, from whoever works for a merchant's request, but for those
-- of the merchants that its connection names. The roles are made with the database. "is true" keeps the planner from
-- looking up all of a merchant's rows by the policy, where the statement has the keys of a few.
create function hide_other_merchants(variadic tables regclass[]) returns void
    language plpgsql as
$$
declare
    hidden regclass;
begin
    foreach hidden in array tables loop
        execute format('alter table %s enable row level security', hidden);
        execute format('create policy every_merchant on %s to gerbang_service using (true)', hidden);
        execute format('create policy named_merchants on %s to gerbang_request using'
                       ' ((merchant_id = any(string_to_array(current_setting(%L, true), %L))) is true)',
                       hidden, 'gerbang.merchants', ',');
    end loop;
end
$$;

-- Every event this service ever published, by the day it was written: the source for replay.
create table event_log (
    topic           text        not null,
    key             text        not null,
    sequence        bigint      not null,
    recorded_on     date        not null default (now() at time zone 'UTC')::date,
    type            text        not null,
    merchant_id     text        not null,
    livemode        boolean     not null,
    occurred_at     timestamptz not null,
    correlation_id  text        not null,
    causation_id    text,
    traceparent     text,
    value           bytea       not null,
    headers         jsonb, -- a dead letter's own; an event's follow from the columns
    primary key (key, topic, sequence, recorded_on)
) partition by range (recorded_on);

create table event_log_default partition of event_log default;

-- Adds the days' partitions ahead of time; what of a day already lies in the default partition moves
-- into its own. Runs with its owner's rights: the runtime role has no DDL.
create function create_event_log_partitions(first_day date, days int) returns void
    language plpgsql security definer set search_path = public, pg_temp as
$$
declare
    day date;
    partition text;
begin
    for i in 0 .. days - 1 loop
        day := first_day + i;
        partition := 'event_log_' || to_char(day, 'YYYYMMDD');
        if to_regclass(partition) is null then
            lock table event_log in share row exclusive mode;
            execute format('create table %I (like event_log including defaults)', partition);
            execute format('with moved as (delete from event_log_default where recorded_on = %L'
                           ' returning *) insert into %I select * from moved', day, partition);
            execute format('alter table event_log attach partition %I for values from (%L) to (%L)',
                           partition, day, day + 1);
        end if;
    end loop;
end
$$;

-- The day from which on event_log is whole: what is older was dropped.
create table event_log_horizon (
    kept_since date        primary key,
    dropped_at timestamptz not null default now()
);

-- Drops all days before this one, for the owner to call.
create function drop_event_log_before(day date) returns void language plpgsql as
$$
declare
    partition text;
begin
    if exists (select from outbox where recorded_on < day) then
        raise exception 'not all that was recorded before % is published', day;
    end if;
    insert into event_log_horizon (kept_since) values (day) on conflict do nothing;
    for partition in select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                     where i.inhparent = 'event_log'::regclass
                       and c.relname < 'event_log_' || to_char(day, 'YYYYMMDD') loop
        execute format('drop table %I', partition);
    end loop;
    delete from event_log_default where recorded_on < day;
end
$$;

-- What is yet to be published. A row lives for milliseconds, so dead rows must go fast.
create table outbox (
    id          bigint generated always as identity,
    lane        smallint not null,
    topic       text     not null,
    key         text     not null,
    sequence    bigint   not null,
    recorded_on date     not null default (now() at time zone 'UTC')::date,
    primary key (lane, id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
        autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 10000,
        autovacuum_vacuum_cost_delay = 0);

-- Who publishes a lane, and until when by the database's clock. The epoch fences a paused holder.
create table outbox_lanes (
    lane       smallint primary key,
    owner      text        not null default '',
    epoch      bigint      not null default 0,
    expires_at timestamptz not null default '-infinity'
);
insert into outbox_lanes (lane) select generate_series(0, 7);

-- Instances that relay, so that each takes its share of the lanes.
create table outbox_relays (
    owner   text primary key,
    seen_at timestamptz not null
);

-- How far each key of each consumed topic has been taken: this is what makes a duplicate a no-op.
create table inbox (
    topic    text    not null,
    key      text    not null,
    sequence bigint  not null,
    parked   boolean not null default false,
    primary key (key, topic)
) with (fillfactor = 80);

-- Events that came before their predecessor, kept until it has been taken.
create table parked_events (
    topic     text        not null,
    key       text        not null,
    sequence  bigint      not null,
    partition int         not null,
    "offset"  bigint      not null,
    headers   jsonb       not null,
    value     bytea       not null,
    parked_at timestamptz not null default now(),
    primary key (key, topic, sequence)
);

-- Records that this service could not take, kept for replay; the outside sees them on
-- <consumer>.dlq.<topic>.
create table dead_letters (
    id          bigint generated always as identity primary key,
    topic       text        not null,
    partition   int         not null,
    "offset"    bigint      not null,
    key         text        not null,
    headers     jsonb       not null,
    value       bytea       not null,
    reason      text        not null,
    died_at     timestamptz not null default now(),
    replayed_at timestamptz
);
-- A record that is delivered again is the same letter while that waits. Topics that are created anew
-- count from 0 again, so an offset alone does not tell one record from another.
create unique index dead_letters_waiting on dead_letters (topic, partition, "offset", md5(key), md5(value))
    where replayed_at is null;

-- Offsets that a topic dropped before this service had read them, from the first to before the next.
create table missed_records (
    id           bigint generated always as identity primary key,
    topic        text        not null,
    partition    int         not null,
    first_offset bigint      not null,
    next_offset  bigint      not null,
    noticed_at   timestamptz not null default now(),
    settled_at   timestamptz
);
create unique index missed_records_open on missed_records (topic, partition, first_offset, next_offset)
    where settled_at is null;

-- One table for eight partitions: a batch claims and answers a handful of keys by a statement each,
-- which opened every partition with its indexes.
-- Older instances serve meanwhile: a key that was claimed behind the copy would be dropped with the
-- old table, and could be used for a second payment.
lock table idempotency_keys in access exclusive mode;
create table idempotency_keys_in_one (
    merchant_id  text        not null,
    livemode     boolean     not null,
    shopper      boolean     not null, -- sent with a publishable key
    key          text        not null,
    fingerprint  text        not null,
    resource_id  text        not null,
    status       int,
    body         text,
    created_at   timestamptz not null default now()
) with (fillfactor = 70);
insert into idempotency_keys_in_one select * from idempotency_keys;
drop table idempotency_keys;
alter table idempotency_keys_in_one rename to idempotency_keys;
create index on idempotency_keys (created_at);
alter table idempotency_keys add primary key (merchant_id, livemode, shopper, key);
select hide_other_merchants('idempotency_keys');

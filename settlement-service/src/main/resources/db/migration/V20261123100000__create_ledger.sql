-- The books: append-only. Amounts are minor units, debits positive and credits negative.

create table ledger_transactions (
    id           text        primary key,
    merchant_id  text        not null,
    livemode     boolean     not null,
    kind         text        not null,
    source_id    text        not null,
    effective_at timestamptz not null,               -- business time of what it accounts for
    posted_at    timestamptz not null default now(), -- ours
    chain        text        not null,
    block        bigint      not null,
    position     int         not null
);

create table ledger_entries (
    transaction_id text        not null,
    line           int         not null,
    merchant_id    text        not null,
    livemode       boolean     not null,
    account        text        not null,
    currency       text        not null,
    amount         bigint      not null check (amount <> 0),
    available_on   timestamptz, -- of pending money alone
    primary key (transaction_id, line)
);

-- One block per database transaction that posts. A hash covers the block before and every field of
-- this block's transactions and entries.
create table ledger_blocks (
    chain         text   not null,
    block         bigint not null,
    previous_hash bytea  not null,
    hash          bytea  not null,
    primary key (chain, block)
);

-- The head of each chain; an instance of the service has one, so it waits for nobody else's.
create table ledger_chains (
    chain text   primary key,
    block bigint not null,
    hash  bytea  not null default '\x'
) with (fillfactor = 80);

create function refuse_change() returns trigger language plpgsql as
$$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end
$$;

create trigger append_only before update or delete or truncate on ledger_transactions
    for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on ledger_entries
    for each statement execute function refuse_change();
create trigger append_only before update or delete or truncate on ledger_blocks
    for each statement execute function refuse_change();

-- A holder's balances are folded from changes, so that no row is written by every payment: each
-- posting transaction leaves one change per account, and a timer adds them up.
create table balances (
    merchant_id  text        not null,
    livemode     boolean     not null,
    account      text        not null,
    currency     text        not null,
    available_on timestamptz not null default '-infinity',
    amount       bigint      not null,
    primary key (merchant_id, livemode, account, currency, available_on)
) with (fillfactor = 80);

create table balance_changes (
    id           bigint generated always as identity primary key,
    merchant_id  text        not null,
    livemode     boolean     not null,
    account      text        not null,
    currency     text        not null,
    available_on timestamptz not null,
    amount       bigint      not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
create index balance_changes_holder on balance_changes (merchant_id, livemode);

-- What the merchant sees of it.
create table balance_transactions (
    id           text        primary key,
    merchant_id  text        not null,
    livemode     boolean     not null,
    type         text        not null,
    source_id    text        not null,
    amount       bigint      not null,
    fee          bigint      not null,
    currency     text        not null,
    created_at   timestamptz not null,
    available_on timestamptz not null
);
create index balance_transactions_holder on balance_transactions (merchant_id, livemode, id);
create index balance_transactions_source on balance_transactions (source_id);
create index balance_transactions_available
    on balance_transactions (merchant_id, livemode, currency, available_on);

-- What the books know of a payment.
create table payments (
    payment_id   text        primary key,
    merchant_id  text        not null,
    livemode     boolean     not null,
    charge_id    text        not null,
    currency     text        not null,
    captured     bigint      not null,
    refunded     bigint      not null check (refunded <= captured),
    fee          bigint      not null,
    available_on timestamptz not null,
    version      bigint      not null
) with (fillfactor = 80);

-- What the gateway keeps, most specific first: a merchant's own before everybody's ('*'), a
-- currency's before any ('*').
create table price_plans (
    merchant_id         text    not null,
    livemode            boolean not null,
    payment_method_type text    not null,
    currency            text    not null,
    rate_per_million    int     not null,
    fixed_amount        bigint  not null,
    settlement_days     int     not null,
    primary key (merchant_id, livemode, payment_method_type, currency)
);
insert into price_plans
select '*', livemode, 'card', plan.currency, 29000, plan.fixed_amount, 2
from (values (false), (true)) as mode (livemode),
     (values ('*', 30), ('idr', 200000)) as plan (currency, fixed_amount);

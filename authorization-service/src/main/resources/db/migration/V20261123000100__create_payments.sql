-- A payment at its issuer. The state's name is that of its class in the domain.
create table payments (
    payment_id      text        primary key,
    merchant_id     text        not null,
    livemode        boolean     not null,
    state           text        not null,
    attempt         int         not null,
    amount          bigint      not null, -- minor units of the latest attempt
    currency        text        not null,
    capture_id      text,                 -- where the approval captures at once
    inquiries       int         not null,
    hold_expires_at timestamptz,
    captured        bigint      not null,
    closed          boolean     not null, -- the hold, or what was left of it, was released
    refunded        bigint      not null,
    waiting         text,                 -- JSON: early requests, refunds under way
    context         text,                 -- JSON: what the attempt carries along
    transmitted_at  timestamptz,          -- fields 7, 11 and 37 of its authorization
    stan            int,
    rrn             text,
    sequence        bigint      not null, -- of the last event published of it
    messages        int         not null, -- how many rows of network_messages it has had
    slot            text        not null, -- the instance that asks the issuer
    boot            bigint      not null, -- and which life of it
    due_at          timestamptz           -- when somebody must look after it
) with (fillfactor = 80);
create index payments_due on payments (due_at) where due_at is not null;

-- What issuers were asked and did not answer in time, for approvals that come late.
create table unanswered_authorizations (
    rrn            text        not null,
    stan           int         not null,
    transmitted_at timestamptz not null,
    payment_id     text        not null,
    attempt        int         not null,
    merchant_id    text        not null,
    livemode       boolean     not null,
    card_id        text        not null,
    amount         bigint      not null,
    currency       text        not null,
    primary key (rrn, stan)
);
create index unanswered_authorizations_age on unanswered_authorizations (transmitted_at);

-- Captures, reversals, increments and refunds that the network has not answered yet. Rows live for
-- milliseconds, so dead ones must go fast.
create table network_messages (
    payment_id      text        not null,
    number          int         not null,
    merchant_id     text        not null,
    livemode        boolean     not null,
    kind            text        not null,
    last            boolean     not null, -- a capture's: whether the rest is released
    refund_id       text,                 -- or the increment's
    card_id         text,
    amount          bigint      not null,
    currency        text        not null,
    transmitted_at  timestamptz not null,
    stan            int         not null,
    rrn             text        not null,
    authorized_at   timestamptz not null, -- fields 7, 11 and 37 of the authorization
    authorized_stan int         not null,
    authorized_rrn  text        not null,
    cause           text        not null, -- JSON
    tries           int         not null,
    slot            text        not null, -- the instance that sends it
    boot            bigint      not null, -- and which life of it
    due_at          timestamptz not null,
    primary key (payment_id, number)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
        autovacuum_vacuum_cost_delay = 0);
create index network_messages_due on network_messages (due_at);

create sequence network_trace_numbers increment by 10000 start with 1;

-- Differences between the network's books and ours, for the operator.
create table reconciliation_breaks (
    id            bigint generated always as identity primary key,
    payment_id    text        not null,
    merchant_id   text        not null,
    livemode      boolean     not null,
    kind          text        not null,
    rrn           text        not null, -- of the message that brought it to light
    amount        bigint      not null,
    currency      text        not null,
    response_code text,
    found_at      timestamptz not null,
    settled_at    timestamptz
);
create unique index reconciliation_breaks_once on reconciliation_breaks (rrn, kind);
create index reconciliation_breaks_open on reconciliation_breaks (id) where settled_at is null;

-- Of two indexes that seem to cost the same, PostgreSQL takes the younger, and in a young table all
-- do. A look-up by key has to end at its row then, not at all of its merchant's (record 5 in docs/adr).
-- They are locked in the order in which a batch of orders asks them.
do
$$
declare name text;
begin
    foreach name in array array['payment_methods', 'payment_intents', 'charges', 'refunds',
                                'merchant_events', 'checkout_sessions']
    loop
        execute format('alter table %1$s drop constraint %1$s_pkey, '
                       'add primary key (merchant_id, livemode, id)', name);
    end loop;
end
$$;

-- Keys and merchants are looked up before it is known whose request it is.
select hide_other_merchants(
    'payment_intents', 'checkout_sessions', 'charges', 'refunds', 'customers', 'payment_methods', 'setup_intents',
    'merchant_events', 'webhook_endpoints', 'webhook_deliveries', 'test_clocks', 'idempotency_keys', 'erasures',
    'erasures_elsewhere');

select hide_other_merchants(
    'payments', 'unanswered_authorizations', 'network_messages', 'reconciliation_breaks', 'cards', 'card_verifications',
    'payment_methods', 'tokens', 'idempotency_keys', 'merchants');

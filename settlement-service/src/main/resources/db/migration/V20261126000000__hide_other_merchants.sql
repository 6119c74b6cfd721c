select hide_other_merchants(
    'ledger_transactions', 'ledger_entries', 'balances', 'balance_changes', 'balance_transactions', 'payments',
    'price_plans', 'merchants', 'payouts');

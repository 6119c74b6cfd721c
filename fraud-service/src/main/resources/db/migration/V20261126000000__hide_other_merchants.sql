-- No route of a merchant's leads here yet: whoever adds one finds the lock in place.
select hide_other_merchants('screenings', 'velocity_counts', 'fraud_settings', 'fraud_lists');

package io.gerbang.web.key;

import java.util.Map;

/**
 * All keys of one merchant that are in force, as the merchant's record on Kafka has them.
 *
 * @param version the record's sequence number; newer state replaces older
 * @param byHash keys by {@link ApiKeyFormat#hash}
 */
public record MerchantKeys(String merchantId, long version, Map<String, ApiKey> byHash) {}

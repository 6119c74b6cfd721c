package io.gerbang.authorization.application.issuer;

/**
 * An approval that came after its caller stopped waiting.
 *
 * @param stan field 11 of the authorization
 * @param rrn field 37 of the authorization
 * @param approvalCode field 38
 * @param amount what the issuer holds, in minor units
 */
public record LateApproval(int stan, String rrn, String approvalCode, long amount) {}

/** 3-D Secure: the directory server for merchants, and the challenge pages for shoppers. */
@NullMarked
package io.gerbang.simulators.adapter.acs;

import org.jspecify.annotations.NullMarked;

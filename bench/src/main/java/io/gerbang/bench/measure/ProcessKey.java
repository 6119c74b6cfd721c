package io.gerbang.bench.measure;

/** One life of a process: it has another id after a restart. */
record ProcessKey(String name, long processId) {}

package io.gerbang.bench.seed;

/** A copy of the model whose rows a family is. */
record Member(Family family, Copy copy) {}

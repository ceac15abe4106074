// Square roots of several numbers at once: Swift's vectors call the C library for each, in case it has to set errno.
#pragma once

typedef double clinux_pair __attribute__((ext_vector_type(2)));

/// The square root of each of two numbers, NaN of a negative one.
static inline clinux_pair clinux_square_roots(clinux_pair numbers) {
    return __builtin_elementwise_sqrt(numbers);
}

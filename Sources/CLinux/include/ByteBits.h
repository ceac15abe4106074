// Comparisons of many bytes at once whose outcome is one bit for each, which Swift's vectors cannot give: an instruction
// or two on any processor.
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef uint8_t clinux_bytes __attribute__((ext_vector_type(16)));
typedef bool clinux_bits __attribute__((ext_vector_type(16)));

static inline uint16_t clinux_bits_of(clinux_bytes truths) {
    clinux_bits bits = __builtin_convertvector(truths, clinux_bits);
    uint16_t number;
    memcpy(&number, &bits, sizeof number);
    return number;
}

static inline clinux_bytes clinux_load(const uint8_t *bytes) {
    clinux_bytes loaded;
    memcpy(&loaded, bytes, sizeof loaded);
    return loaded;
}

/// Which of 16 bytes are one of three, the first byte's bit lowest.
static inline uint16_t clinux_places_of(const uint8_t *bytes, uint8_t one, uint8_t two, uint8_t three) {
    clinux_bytes loaded = clinux_load(bytes);
    return clinux_bits_of(
        (clinux_bytes)(loaded == one) | (clinux_bytes)(loaded == two) | (clinux_bytes)(loaded == three));
}

/// Which of 16 bytes are one of four or 0x80 or more, the first byte's bit lowest.
static inline uint16_t clinux_places_of_or_above_ascii(
    const uint8_t *bytes, uint8_t one, uint8_t two, uint8_t three, uint8_t four) {
    clinux_bytes loaded = clinux_load(bytes);
    return clinux_bits_of(
        (clinux_bytes)(loaded == one) | (clinux_bytes)(loaded == two) | (clinux_bytes)(loaded == three) |
        (clinux_bytes)(loaded == four) | (clinux_bytes)(loaded >= 0x80));
}

/// Which of 16 bytes are 0x80 or more, the first byte's bit lowest.
static inline uint16_t clinux_places_above_ascii(const uint8_t *bytes) {
    return clinux_bits_of((clinux_bytes)(clinux_load(bytes) >= 0x80));
}

#include "CLinux.h"

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

#if __has_include(<sys/platform/x86.h>)
#include <sys/platform/x86.h>

// The C library has asked already: in a virtual machine each question to the processor takes microseconds.
int clinux_has_sha256(void) {
    return CPU_FEATURE_PRESENT(SSSE3) && CPU_FEATURE_PRESENT(SSE4_1) && CPU_FEATURE_PRESENT(SHA);
}
#else
int clinux_has_sha256(void) {
    unsigned int a, b, c, d;
    const unsigned int ssse3_and_sse41 = 1u << 9 | 1u << 19, sha = 1u << 29;
    if (!__get_cpuid(1, &a, &b, &c, &d) || (c & ssse3_and_sse41) != ssse3_and_sse41) return 0;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & sha) != 0;
}
#endif

// The instructions hold the eight words of the state as a, b, e, f and c, d, g, h, each from the highest lane down,
// and do two rounds at a time.
__attribute__((target("sha,sse4.1,ssse3"))) void clinux_sha256_add(uint32_t state[8],
                                                                    const uint32_t constants[64],
                                                                    const uint8_t *bytes, size_t blocks) {
    const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    const __m128i badc = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)state), 0xB1);
    const __m128i hgfe = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(state + 4)), 0x1B);
    __m128i abef = _mm_alignr_epi8(badc, hgfe, 8), cdgh = _mm_blend_epi16(hgfe, badc, 0xF0);

    for (; blocks > 0; blocks--, bytes += 64) {
        const __m128i abef_before = abef, cdgh_before = cdgh;
        __m128i words[4];
        for (int group = 0; group < 4; group++)
            words[group] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)bytes + group), big_endian);
#pragma clang loop unroll(full)
        for (int group = 0; group < 16; group++) {
            __m128i *now = &words[group & 3];
            const __m128i next = words[(group + 1) & 3], third = words[(group + 2) & 3], last = words[(group + 3) & 3];
            __m128i sum = _mm_add_epi32(*now, _mm_loadu_si128((const __m128i *)constants + group));
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0E));
            // Behind the twelfth group the schedule is complete, and what this computes is not used.
            *now = _mm_sha256msg2_epu32(
                _mm_add_epi32(_mm_sha256msg1_epu32(*now, next), _mm_alignr_epi8(last, third, 4)), last);
        }
        abef = _mm_add_epi32(abef, abef_before);
        cdgh = _mm_add_epi32(cdgh, cdgh_before);
    }

    const __m128i feba = _mm_shuffle_epi32(abef, 0x1B), dchg = _mm_shuffle_epi32(cdgh, 0xB1);
    _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(feba, dchg, 0xF0));
    _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(dchg, feba, 8));
}

#else

int clinux_has_sha256(void) { return 0; }

void clinux_sha256_add(uint32_t state[8], const uint32_t constants[64], const uint8_t *bytes, size_t blocks) {
    (void)state, (void)constants, (void)bytes, (void)blocks;
}

#endif

#pragma once
#include <stddef.h>
#include <stdint.h>

/* libFuzzer's own main: runs `target` on inputs until told to stop. Part of the runtime that -sanitize=fuzzer links. */
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*target)(const uint8_t *data, size_t size));

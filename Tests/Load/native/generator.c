// Keeps a server busy and counts its answers: generator PORT CONNECTIONS SECONDS DEPTH REQUEST [reconnect]
//
// Sends the bytes of the file REQUEST, DEPTH of them at a time, on each of CONNECTIONS connections in turn, and reads
// the answers, which must all be as long as the first and begin with 200. It blocks in turn on each connection, with
// no epoll and no parsing, so that it costs less than any server that it measures. With `reconnect` every request
// comes on a connection of its own, which the client resets behind the answer: no port is left waiting.
//
// Prints one line: requests, seconds, wrong answers, median and 99th percentile of the latency in microseconds.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { max_connections = 20000, buckets = 2000000, buffer_bytes = 1 << 20 };

struct slot {
    int descriptor;
    uint64_t sent;
};

static struct slot slots[max_connections];
static char buffer[buffer_bytes];
// Latencies in tenths of a microsecond; what is slower counts as the slowest.
static uint32_t histogram[buckets];
static struct sockaddr_in address;

static _Noreturn void fail(const char *what) {
    perror(what);
    exit(1);
}

static uint64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static int open_connection(bool resets) {
    int one = 1, descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct timeval patience = {.tv_sec = 10};
    struct linger linger = {.l_onoff = 1, .l_linger = 0};
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (resets) setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
    if (connect(descriptor, (struct sockaddr *)&address, sizeof address) != 0) fail("connect");
    return descriptor;
}

static void send_all(struct slot *slot, const char *bytes, size_t length) {
    slot->sent = now();
    while (length > 0) {
        ssize_t count = send(slot->descriptor, bytes, length, MSG_NOSIGNAL);
        if (count <= 0) fail("send");
        bytes += count;
        length -= (size_t)count;
    }
}

// Reads `length` bytes and says whether they begin as an answer should.
static bool receive_all(struct slot *slot, size_t length) {
    bool good = true;
    for (size_t received = 0; received < length;) {
        ssize_t count = recv(slot->descriptor, buffer, buffer_bytes, 0);
        if (count <= 0) fail("recv");
        if (received == 0) good = count >= 12 && memcmp(buffer, "HTTP/1.1 200", 12) == 0;
        received += (size_t)count;
        if (received > length) return false;
    }
    uint64_t tenths = (now() - slot->sent) / 100;
    histogram[tenths < buckets ? tenths : buckets - 1]++;
    return good;
}

// How long one answer is.
static size_t learn_length(const char *request, size_t length) {
    struct slot slot = {.descriptor = open_connection(true)};
    send_all(&slot, request, length);
    for (size_t received = 0;;) {
        ssize_t count = recv(slot.descriptor, buffer + received, buffer_bytes - received - 1, 0);
        if (count <= 0) fail("the first answer");
        received += (size_t)count;
        buffer[received] = 0;
        char *end = strstr(buffer, "\r\n\r\n"), *field = strcasestr(buffer, "\r\ncontent-length:");
        if (!end || !field || field > end) continue;
        size_t whole = (size_t)(end + 4 - buffer) + strtoul(field + 17, NULL, 10);
        if (received < whole) continue;
        if (memcmp(buffer, "HTTP/1.1 200", 12) != 0) {
            fprintf(stderr, "not answered with 200: %.200s\n", buffer);
            exit(1);
        }
        close(slot.descriptor);
        return whole;
    }
}

static double percentile(uint64_t total, double share) {
    uint64_t below = 0;
    for (int bucket = 0; bucket < buckets; bucket++) {
        below += histogram[bucket];
        if ((double)below >= (double)total * share) return bucket / 10.0;
    }
    return buckets / 10.0;
}

int main(int count, char **arguments) {
    if (count < 6) return 64;
    address = (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(arguments[1]))};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int connections = atoi(arguments[2]), depth = atoi(arguments[4]);
    uint64_t duration = (uint64_t)(atof(arguments[3]) * 1e9);
    bool reconnects = count > 6;
    if (connections < 1 || connections > max_connections || depth < 1) return 64;

    static char request[65536];
    FILE *file = fopen(arguments[5], "r");
    if (!file) fail(arguments[5]);
    size_t length = fread(request, 1, sizeof request, file);
    char *batch = malloc(length * (size_t)depth);
    if (!batch) fail("malloc");
    for (int copy = 0; copy < depth; copy++) memcpy(batch + (size_t)copy * length, request, length);
    size_t batch_length = length * (size_t)depth;
    size_t answer_length = learn_length(request, length) * (size_t)depth;

    uint64_t answered = 0, wrong = 0, start = now(), end = start;
    for (int index = 0; index < connections; index++) {
        slots[index].descriptor = open_connection(reconnects);
        send_all(&slots[index], batch, batch_length);
    }
    while (end - start < duration) {
        for (int index = 0; index < connections; index++) {
            struct slot *slot = &slots[index];
            wrong += !receive_all(slot, answer_length);
            answered += (uint64_t)depth;
            if (reconnects) {
                close(slot->descriptor);
                slot->descriptor = open_connection(true);
            }
            send_all(slot, batch, batch_length);
        }
        end = now();
    }
    uint64_t batches = answered / (uint64_t)depth;
    printf("%lu %.6f %lu %.1f %.1f\n", answered, (double)(end - start) / 1e9, wrong, percentile(batches, 0.5),
           percentile(batches, 0.99));
}

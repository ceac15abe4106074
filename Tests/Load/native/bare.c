// The yardstick: what the kernel itself costs. bare PORT ANSWER_BYTES
//
// One thread, one epoll, one recv and one send for all requests that came together. It finds the ends of requests by
// their blank line and Content-Length and answers each with the same bytes; it checks nothing and has no deadline.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { input_bytes = 64 * 1024, most_answers = 512, events_at_once = 256 };

static char input[input_bytes + 1];
static char *output;
static size_t answer_length;

static size_t prepare_answers(size_t length) {
    char head[128];
    size_t head_length = 0, body = length;
    // The length of the head depends on that of the body by a digit at most.
    for (int turn = 0; turn < 3; turn++) {
        head_length = (size_t)snprintf(
            head, sizeof head, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n", body);
        body = length > head_length ? length - head_length : 2;
    }
    length = head_length + body;
    output = malloc(length * most_answers);
    if (!output) return 0;
    for (int copy = 0; copy < most_answers; copy++) {
        char *answer = output + (size_t)copy * length;
        memcpy(answer, head, head_length);
        memset(answer + head_length, 'x', body);
        answer[head_length] = answer[length - 1] = '"';
    }
    return length;
}

// How many whole requests stand in the input. They arrive whole: no client here sends less.
static size_t count_requests(size_t length) {
    size_t count = 0;
    for (char *at = input, *end = input + length; at < end && count < most_answers; count++) {
        char *blank = memmem(at, (size_t)(end - at), "\r\n\r\n", 4);
        if (!blank) break;
        char *field = memmem(at, (size_t)(blank - at), "Content-Length: ", 16);
        at = blank + 4 + (field ? strtoul(field + 16, NULL, 10) : 0);
    }
    return count;
}

static void accept_all(int listener, int poll) {
    int one = 1, connection;
    while ((connection = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
        setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        epoll_ctl(poll, EPOLL_CTL_ADD, connection, &(struct epoll_event){.events = EPOLLIN, .data.fd = connection});
    }
}

static void serve(int connection) {
    ssize_t received = recv(connection, input, input_bytes, 0);
    if (received <= 0) {
        close(connection);
        return;
    }
    size_t requests = count_requests((size_t)received);
    if (requests > 0) send(connection, output, requests * answer_length, MSG_NOSIGNAL);
}

int main(int count, char **arguments) {
    if (count < 3) return 64;
    answer_length = prepare_answers(strtoul(arguments[2], NULL, 10));
    if (answer_length == 0) return 1;
    int one = 1, listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(arguments[1]))};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(listener, (struct sockaddr *)&address, sizeof address) != 0 || listen(listener, 4096) != 0) {
        perror("bare");
        return 1;
    }
    int poll = epoll_create1(EPOLL_CLOEXEC);
    epoll_ctl(poll, EPOLL_CTL_ADD, listener, &(struct epoll_event){.events = EPOLLIN, .data.fd = listener});
    struct epoll_event events[events_at_once];
    for (;;) {
        int ready = epoll_wait(poll, events, events_at_once, -1);
        for (int index = 0; index < ready; index++) {
            if (events[index].data.fd == listener) accept_all(listener, poll);
            else serve(events[index].data.fd);
        }
    }
}

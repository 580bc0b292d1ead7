// Carries packets between network namespaces, each over a link of its own that can be slow, lossy or cut.
//
// switch NAMESPACE…: makes a device in each, "-" being where it runs itself, and prints "ready" with the name of all of them.
// A line "FROM TO DELAY LOSS" sets a link, one way: numbers of namespaces from 0, milliseconds, and packets lost of a thousand. It
// answers "set". The last byte of an address of IPv4 is the number of its namespace plus one.

#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <poll.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#define PLACES 16
#define LONGEST 2048
#define DESTINATION 19

struct packet {
	int64_t due;
	int to;
	ssize_t length;
	struct packet *next;
	unsigned char bytes[LONGEST];
};

static struct { int64_t delay; int loss; struct packet *first, *last; } links[PLACES][PLACES];

static void fail(const char *what) {
	perror(what);
	exit(1);
}

static int64_t now(void) {
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec * 1000LL + time.tv_nsec / 1000000;
}

/** Makes a device in a namespace. It stays ours wherever we go. */
static int device(const char *namespace, int home) {
	char path[128];
	snprintf(path, sizeof path, "/run/netns/%s", namespace);
	int there = strcmp(namespace, "-") ? open(path, O_RDONLY | O_CLOEXEC) : home;
	if (there < 0 || setns(there, CLONE_NEWNET)) fail(path);
	struct ifreq request = {.ifr_flags = IFF_TUN | IFF_NO_PI};
	snprintf(request.ifr_name, sizeof request.ifr_name, "rd%d", (int)getpid());
	int tun = open("/dev/net/tun", O_RDWR | O_CLOEXEC | O_NONBLOCK);
	if (tun < 0 || ioctl(tun, TUNSETIFF, &request)) fail("/dev/net/tun");
	if (setns(home, CLONE_NEWNET)) fail("home");
	return tun;
}

static void take(int from, int tun, int places) {
	static unsigned char bytes[LONGEST];
	for (ssize_t length; (length = read(tun, bytes, sizeof bytes)) > DESTINATION;) {
		int to = bytes[DESTINATION] - 1;
		if (bytes[0] >> 4 != 4 || to < 0 || to >= places || random() % 1000 < links[from][to].loss) continue;
		struct packet *packet = malloc(sizeof *packet);
		if (!packet) fail("memory");
		packet->due = now() + links[from][to].delay;
		packet->length = length;
		packet->next = NULL;
		memcpy(packet->bytes, bytes, length);
		if (links[from][to].last) links[from][to].last->next = packet;
		else links[from][to].first = packet;
		links[from][to].last = packet;
	}
}

/** Delivers what is due, and gives how many milliseconds later there is more, or -1. */
static int deliver(const int *tuns, int places) {
	int64_t time = now(), next = -1;
	for (int from = 0; from < places; from++) {
		for (int to = 0; to < places; to++) {
			struct packet *packet;
			while ((packet = links[from][to].first) && packet->due <= time) {
				// A device whose queue is full drops it, as any network does.
				if (write(tuns[to], packet->bytes, packet->length) < 0) {}
				if (!(links[from][to].first = packet->next)) links[from][to].last = NULL;
				free(packet);
			}
			if (packet && (next < 0 || packet->due - time < next)) next = packet->due - time;
		}
	}
	return next;
}

int main(int count, char **arguments) {
	int places = count - 1, tuns[PLACES], home = open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);
	if (places < 1 || places > PLACES) return 2;
	struct pollfd ready[PLACES + 1];
	for (int at = 0; at < places; at++) {
		tuns[at] = device(arguments[at + 1], home);
		ready[at] = (struct pollfd){.fd = tuns[at], .events = POLLIN};
	}
	ready[places] = (struct pollfd){.fd = STDIN_FILENO, .events = POLLIN};
	setvbuf(stdin, NULL, _IONBF, 0);
	printf("ready rd%d\n", (int)getpid());
	fflush(stdout);
	for (int wait = -1;; wait = deliver(tuns, places)) {
		poll(ready, places + 1, wait);
		for (int at = 0; at < places; at++) {
			if (ready[at].revents) take(at, tuns[at], places);
		}
		if (!ready[places].revents) continue;
		int from, to, delay, loss;
		if (scanf("%d %d %d %d", &from, &to, &delay, &loss) != 4) return 0;
		if (from < 0 || from >= places || to < 0 || to >= places) return 2;
		links[from][to].delay = delay;
		links[from][to].loss = loss;
		printf("set\n");
		fflush(stdout);
	}
}
